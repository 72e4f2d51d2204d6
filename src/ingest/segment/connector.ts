import { toHookSecretName } from '../pull/to-hook-secret-name';
import { z } from 'zod';
import { SourceContractError } from '../../errors';
import { addDays } from '../add-days';
import { dayInZone } from '../instants';
import { definePullStream } from '../pull/define-pull-stream';
import { defineSourceKind } from '../pull/source-kind';
import type { HookRecords, VendorHook } from '../pull/vendor-hook';
import { listBrought } from '../product-events/list-brought';
import { EVENT_SETTINGS } from '../product-events/settings';
import { parseJson } from '../webhooks/parse-json';
import { verifySegment } from '../webhooks/verify-segment';
import { mapCall } from './map';
import { SegmentCall } from './schema';

const Settings = z.object(EVENT_SETTINGS);

export const segmentKind = defineSourceKind({
  kind: 'segment',
  title: 'Segment',
  settings: Settings,
  schedule: '50 * * * *', // nothing is asked for; what is left to match is tried again
  secrets: () => [],
  hasHook: true,
  isSent: true,
  create: (source, settings, { hookSecret }) => {
    const calls = definePullStream({
      name: 'calls',
      brings: listBrought(settings),
      schema: SegmentCall,
      idOf: ({ messageId }) => messageId,
      map: (call) => mapCall(call, settings),
      pages: async function* () {
        // Segment sends; it is never asked
      },
    });
    return {
      source,
      streams: [calls],
      hook: hookSecret === null ? undefined : createHook(source, hookSecret, settings.time_zone),
      check: async () => [
        hookSecret === null
          ? {
              level: 'problem',
              text: `${toHookSecretName(source)} is not set: set it here and in Segment, else nothing is taken`,
            }
          : { level: 'ok', text: `takes what Segment sends to /hooks/${source}` },
      ],
    };
  },
});

const Body = z.union([z.array(z.unknown()), z.looseObject({ messageId: z.string() }).transform((one) => [one])]);

function createHook(source: string, secret: string, timeZone: string): VendorHook {
  return {
    verify: (request) => verifySegment(request, secret),
    deliveryId: () => null, // a batch has no id of its own; each call has its messageId
    read: async (text, { now }): Promise<HookRecords[]> => {
      const parsed = Body.safeParse(parseJson(text));
      if (!parsed.success) throw new SourceContractError(source, 'its body is neither a call nor a list of calls.');
      return [{ stream: 'calls', records: parsed.data, completeTo: findCompleteTo(parsed.data, { timeZone, now }) }];
    },
  };
}

/**
 * Segment sends as things happen: when a day begins, the day before it is told of (but for what clients sent late). A call of a time that is not yet
 * says nothing about days.
 */
function findCompleteTo(
  records: readonly unknown[],
  { timeZone, now }: { timeZone: string; now: Date },
): string | undefined {
  const days = records.flatMap((record) => {
    const at = new Date(SegmentCall.safeParse(record).data?.timestamp ?? Number.NaN);
    return at <= now ? [dayInZone(at, timeZone)] : [];
  });
  const last = days.toSorted().at(-1);
  return last === undefined ? undefined : addDays(last, -1);
}
