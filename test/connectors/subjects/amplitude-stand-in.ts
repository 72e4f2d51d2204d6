import { gzipSync, strToU8, zipSync } from 'fflate';
import type { StandIn, StandInRecord, StandInReply, StandInRequest } from '../subject';

const HOUR_MS = 3_600_000;
/** The newest record of the harness is an hour old, which the export would not have yet: it is taken as uploaded before it happened. */
const UPLOADED_BEFORE_MS = 3 * HOUR_MS;

type World = { events: Map<string, StandInRecord> };

/** Amplitude's export as it documents itself: Basic, hours of upload inclusive, a zip of gzipped files of JSON lines, 404 for none. */
export function createAmplitudeStandIn(): StandIn {
  const world: World = { events: new Map() };
  return {
    answer: (request) => answer(world, request),
    put: (record) => void world.events.set(record.id, record),
    setPageSize: () => undefined, // a window is answered whole
  };
}

function answer({ events }: World, { path, query, headers }: StandInRequest): StandInReply {
  if (headers['authorization']?.startsWith('Basic ') !== true) return { status: 401, body: { error: 'Unauthorized' } };
  if (path !== '/api/2/export') return { status: 404, body: { error: 'not found' } };
  const from = readHour(query.get('start'));
  const to = readHour(query.get('end')) + HOUR_MS;
  const found = [...events.values()].filter(({ at }) => {
    const uploadedMs = at.getTime() - UPLOADED_BEFORE_MS;
    return from <= uploadedMs && uploadedMs < to;
  });
  if (found.length === 0) return { status: 404, body: 'Raw data files were not found.' };
  const half = Math.ceil(found.length / 2); // a file per hour and partition: here two
  const files = [found.slice(0, half), found.slice(half)].map(toFile);
  const archive = zipSync({
    '77/77_2026-11-18_11#0.json.gz': files[0] ?? new Uint8Array(0),
    '77/77_2026-11-18_11#1.json.gz': files[1] ?? new Uint8Array(0),
  });
  return { status: 200, headers: { 'content-type': 'application/zip' }, body: archive };
}

/** YYYYMMDDTHH */
function readHour(text: string | null): number {
  const [, year, month, day, hour] = /^(\d{4})(\d{2})(\d{2})T(\d{2})$/.exec(text ?? '') ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:00:00Z`);
}

function toFile(records: readonly StandInRecord[]): Uint8Array {
  return gzipSync(strToU8(records.map((record) => `${JSON.stringify(toEvent(record))}\n`).join('')));
}

function toEvent({ id, accountKey, at, label, isBad }: StandInRecord): object {
  return {
    uuid: id,
    event_type: label,
    ...(isBad === true ? {} : { event_time: at.toISOString().replace('T', ' ').replace('Z', '000') }),
    user_id: `user-${id}`,
    device_id: null,
    amplitude_id: Number(id),
    groups: { company: [accountKey] },
    event_properties: {},
  };
}
