import { z } from 'zod';
import { cleanKey } from './clean-key';
import { getFactIds } from './fact-ids';
import type { Cell } from '../../domain/source';
import type { Stream } from '../../domain/stream';
import type { RejectedRow } from '../../ingest/connector';
import { type Header, listRequired } from '../../ingest/csv/header';
import { toFact } from '../../ingest/csv/map';
import { ROW_SCHEMAS } from '../../ingest/csv/schema';
import { settleClock } from '../../ingest/hook/settle-clock';
import { toCell } from '../../ingest/hook/to-cell';
import type { PulledFact, PullStream } from '../../ingest/pull/connector';
import { keepSafely } from '../../ingest/reject';
import { cleanText } from './clean-text';
import type { ReadyFact } from './ready-fact';

/** A source's clock may be wrong; a state of the day after tomorrow would refuse all true ones that follow. */
export const MAX_AHEAD_MS = 24 * 3_600_000;

export type CheckContext = {
  source: string;
  ids: PullStream['ids'];
  line: number; // the record's place, for people
  passStartedAt: Date; // the version of what has none of its own
  now: Date;
};
export type Checked = { ready: ReadyFact } | { rejected: RejectedRow };

/**
 * A fact by the contract, as a row of a file would be: its cells normalised and its ids as they are stored, or why it is none. Never throws for what
 * a source sends. Pure.
 */
export function checkFact(fact: PulledFact, context: CheckContext): Checked {
  const { stream, account } = fact;
  const version = fact.version ?? context.passStartedAt;
  const given = Object.entries(fact.cells);
  const header = getHeader(stream, given);
  const texts = given.map(([, value]) => cleanText(toText(value)));
  const cells = 'account_id' in ROW_SCHEMAS[stream].shape ? [clipKey(account.key), ...texts] : texts;
  const kept = (): Record<string, string> =>
    keepSafely(Object.fromEntries(header.names.map((name, at) => [name, cells[at] ?? ''])));
  if (Number.isNaN(version.getTime()) || version.getTime() > context.now.getTime() + MAX_AHEAD_MS)
    return reject(context.line, 'version', 'lies more than a day ahead, or is no instant', kept());
  const mapped = toFact(header, { line: context.line, cells });
  if ('rejected' in mapped) return mapped;
  return toReady(fact, settleClock(mapped.row.fact, context.now), version, context);
}

function toReady(fact: PulledFact, checked: object, version: Date, context: CheckContext): Checked {
  const { stream, account } = fact;
  const cells: Record<string, Cell> = {};
  for (const [name, value] of Object.entries(checked)) if (name !== 'account_id') cells[name] = toJson(value);
  const { factKey, idColumn } = getFactIds(stream, cells, context);
  if (idColumn !== null) cells[idColumn] = factKey;
  if (factKey.length > MAX_KEY_LENGTH)
    return reject(context.line, idColumn, `is longer than ${MAX_KEY_LENGTH} characters`, {});
  return { ready: { accountKey: cleanKey(account.key), stream, factKey, version, cells } };
}

const MAX_KEY_LENGTH = 240; // of an id with its source's name before it

const reject = (line: number, column: string | null, reason: string, row: Record<string, string>): Checked => ({
  rejected: { line, column, reason, row },
});

/** Only what the contract's columns can hold: text, numbers, truth, instants. */
function toJson(value: unknown): Cell {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return null;
}

function toText(value: unknown): string {
  const cell = toCell(value);
  return 'text' in cell ? cell.text : '';
}

/** The customer's key stands where a file has the account: it is not known yet whose it is. */
const clipKey = (key: string): string => cleanText(key).slice(0, 200).trim() || '?';

const HEADERS = new Map<string, Header>();

/** The header of a file with these columns. Few shapes come again and again. */
function getHeader(stream: Stream, given: readonly (readonly [string, unknown])[]): Header {
  const shape = `${stream}:${given.map(([name]) => name).join()}`;
  const known = HEADERS.get(shape);
  if (known !== undefined) return known;
  const header = buildHeader(
    stream,
    given.map(([name]) => name),
  );
  HEADERS.set(shape, header);
  return header;
}

function buildHeader(stream: Stream, given: readonly string[]): Header {
  const schema: z.ZodObject = ROW_SCHEMAS[stream];
  const strange = given.find((name) => !Object.hasOwn(schema.shape, name) || name === 'account_id');
  if (strange !== undefined) throw new Error(`a mapper gives ${stream} a column "${strange}" that it does not have`);
  const names = Object.hasOwn(schema.shape, 'account_id') ? ['account_id', ...given] : [...given];
  const row = z.object(Object.fromEntries(Object.entries(schema.shape).filter(([column]) => names.includes(column))));
  const cells = names.map((column, index) => ({ index, column }));
  return { names, cells, columns: names, ignoredColumns: [], row };
}

/** Whether a fact with these columns says only part of what its stream requires: it can change one that is there, and make none. Pure. */
export function isPatch(stream: Stream, columns: readonly string[]): boolean {
  return listRequired(ROW_SCHEMAS[stream]).some((name) => name !== 'account_id' && !columns.includes(name));
}
