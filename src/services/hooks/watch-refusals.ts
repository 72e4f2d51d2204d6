import type { Db } from '../../db/client';
import { listRevOps } from '../../db/queries/monitor-audience';
import { enqueueDirect } from '../../db/queries/outbox';
import { addRefusals, forgetStop } from '../../db/queries/pull/source-cursors';
import { REFUSALS_TOLD_FROM, STOP_PARTS } from '../../domain/source';
import { toHookSecretName } from '../../ingest/pull/to-hook-secret-name';
import type { HookDoor } from './hook-door';

/** Anybody may knock: what they make us write is bounded by time, and not by how often they do. */
const WRITE_EVERY_MS = 60_000;

export type RefusalWatch = {
  /** The same door, of whose refusals since the last accepted delivery count is kept. */
  watch: (door: HookDoor) => HookDoor;
  /** Writes down what was refused since it was last written. */
  flush: (now: Date) => Promise<void>;
};

type Kept = { refused: number; sentence: string; writtenAtMs: number };

/**
 * Deliveries that were refused for their signature are counted per source until one is accepted: a webhook whose secret does not fit is silent, and looks
 * like one of which nothing happened. From three on RevOps is told, once per episode and once a day at most. Never fails the request itself.
 */
export function createRefusalWatch(db: Db, onError: (error: unknown) => void): RefusalWatch {
  const kept = new Map<string, Kept>();
  const write = async (source: string, now: Date): Promise<void> => {
    const one = kept.get(source);
    if (one === undefined || one.refused === 0) return;
    const { refused } = one;
    kept.set(source, { ...one, refused: 0, writtenAtMs: now.getTime() });
    await keepRefused(db, { source, refused, sentence: one.sentence, now });
  };
  const note = async (source: string, sentence: string, now: Date): Promise<void> => {
    const one = kept.get(source) ?? { refused: 0, sentence, writtenAtMs: Number.NEGATIVE_INFINITY };
    kept.set(source, { ...one, sentence, refused: one.refused + 1 });
    if (now.getTime() - one.writtenAtMs >= WRITE_EVERY_MS) await write(source, now);
  };
  const clear = async (source: string): Promise<void> => {
    kept.delete(source);
    await forgetStop(db, { source, part: STOP_PARTS.webhook });
  };
  return {
    watch: (door) => ({
      ...door,
      receive: async (request) => {
        const reception = await door.receive(request);
        if (reception.kind !== 'refused') await clear(door.source).catch(onError);
        else if (reception.status === 401) await note(door.source, reception.sentence, request.now).catch(onError);
        return reception;
      },
    }),
    flush: async (now) => {
      for (const source of kept.keys()) await write(source, now).catch(onError);
    },
  };
}

type Refused = { source: string; refused: number; sentence: string; now: Date };

async function keepRefused(db: Db, { source, refused, sentence, now }: Refused): Promise<void> {
  const reason = `${sentence} Compare ${toHookSecretName(source)} with the secret at the sender, and the clocks; or a stranger knocks.`;
  const total = await addRefusals(db, { source, part: STOP_PARTS.webhook, refused, reason, now });
  if (total < REFUSALS_TOLD_FROM || total - refused >= REFUSALS_TOLD_FROM) return;
  for (const toEmail of await listRevOps(db)) {
    const dedupeKey = `source:${source}:refused:${now.toISOString().slice(0, 10)}:${toEmail}`;
    await enqueueDirect(db, { toEmail, note: { kind: 'source', source }, dedupeKey, now });
  }
}
