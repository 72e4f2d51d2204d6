import { z } from 'zod';
import { SourceContractError } from '../../errors';
import type { VendorHook } from '../pull/vendor-hook';
import { parseJson } from '../webhooks/parse-json';
import { verifyStripe } from '../webhooks/verify-stripe';
import { type FetchObjects, findNamed } from './fetch-objects';

const Event = z.looseObject({ id: z.string(), object: z.literal('event'), type: z.string() });

type Input = { source: string; secret: string; fetchObjects: FetchObjects };

/** Events by webhook: only what they are about is believed, and asked for as it is now. */
export function createStripeHook({ source, secret, fetchObjects }: Input): VendorHook {
  return {
    verify: (request) => verifyStripe(request, secret),
    deliveryId: ({ text }) => {
      const event = Event.safeParse(parseJson(text));
      return event.success ? event.data.id : null;
    },
    read: async (text, context) => {
      const event = Event.safeParse(parseJson(text));
      if (!event.success) throw new SourceContractError(source, 'web hook: not an event of Stripe');
      const records = await fetchObjects([findNamed(event.data)], context);
      return records.length === 0 ? [] : [{ stream: 'events', records }];
    },
  };
}
