import type { Db } from '../../db/client';
import { type SourceStop, STOP_PARTS } from '../../domain/source';
import { AppError, messageOf } from '../../errors';
import type { PullConnector } from '../../ingest/pull/connector';
import { listStops } from '../pull/list-stops';
import { type Finding, note, ok, problem } from './finding';

/** A pulled source, and how it is reached; `connect` throws what keeps it from being used at all. */
export type SourceToCheck = { name: string; connect: () => PullConnector };

const CHECK_LIMIT_MS = 10_000; // of one source; all are looked at together

/** Every pulled source as its vendor answers now, and the parts of it that Barometer stopped. */
export async function diagnoseSources(
  db: Db,
  sources: readonly SourceToCheck[],
  now: Date,
  limitMs = CHECK_LIMIT_MS,
): Promise<Finding[]> {
  const checked = await Promise.all(sources.map((source) => checkOne(source, now, limitMs)));
  const stops = await listStops(db, new Set(sources.map(({ name }) => name)));
  const told = new Set(stops.map(({ reason }) => reason)); // a secret that is missing stops it and fails its check: one cause is said once
  return [...checked.flat().filter(({ text }) => !told.has(text)), ...stops.map(sayStop)];
}

export const sayStop = ({ source, part, since, reason }: SourceStop): Finding =>
  problem(
    'sources',
    `${source}, ${part}: ${part === STOP_PARTS.webhook ? 'refuses deliveries' : 'stands still'} since ${since.toISOString()}: ${reason}`,
  );

async function checkOne({ name, connect }: SourceToCheck, now: Date, limitMs: number): Promise<Finding[]> {
  const limit = AbortSignal.timeout(limitMs);
  try {
    const found = await Promise.race([connect().check({ now, signal: limit }), rejectAt(limit)]);
    return found.map(({ level, text }) => LEVELS[level]('sources', nameOnce(name, text)));
  } catch (error) {
    if (limit.aborted) return [problem('sources', `${name}: no answer within ${limitMs / 1000} s`)];
    const sentence = messageOf(error);
    const isNamed = error instanceof AppError || sentence.startsWith(`${name}: `);
    return [problem('sources', isNamed ? sentence : `${name}: ${sentence}`)];
  }
}

/** What failed while it was looked at bears the name of its source already. */
const nameOnce = (name: string, text: string): string => (text.startsWith(`${name}: `) ? text : `${name}: ${text}`);

const LEVELS = { ok, note, problem } as const;

/** Also a check that does not listen to its signal comes to an end. */
const rejectAt = (limit: AbortSignal): Promise<never> =>
  new Promise((_, reject) => limit.addEventListener('abort', () => reject(limit.reason), { once: true }));
