import type { Cursor } from '../pull/connector';

const DONE = 'done:';
const WAITING = 'waiting:';

/** Which files have been read, by what identifies them, and how those looked that may still have been growing. */
export type FileStanding = { done: ReadonlyMap<string, string>; waiting: ReadonlyMap<string, string> };

export function readFileStanding(cursor: Cursor | null): FileStanding {
  return { done: readPrefixed(cursor, DONE), waiting: readPrefixed(cursor, WAITING) };
}

export function writeFileStanding({ done, waiting }: FileStanding): Cursor {
  return Object.fromEntries([
    ...[...done].map(([path, identity]) => [`${DONE}${path}`, identity]),
    ...[...waiting].map(([path, look]) => [`${WAITING}${path}`, look]),
  ]) as Cursor;
}

function readPrefixed(cursor: Cursor | null, prefix: string): Map<string, string> {
  const entries = Object.entries(cursor ?? {}).filter(([key]) => key.startsWith(prefix));
  return new Map(entries.map(([key, value]) => [key.slice(prefix.length), String(value)]));
}
