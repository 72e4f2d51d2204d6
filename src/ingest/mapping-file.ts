import { basename } from 'node:path';
import { SourceContractError } from '../errors';
import { readRecords } from './csv/records';

/** One line of `identity.mapping_file`: which account a customer of a source is. */
export type Mapping = { source: string; key: string; accountId: string };
export type MappingFile = { mappings: Mapping[]; problems: string[] };

const COLUMNS = ['source', 'key', 'account_id'] as const;
const PROBLEMS_NAMED = 20;

/**
 * The file in which people write down which customer of which source is which account (columns source, key, account_id; others are passed over).
 * A line that says nothing clear is named in `problems` and left out; of two lines about one customer the last counts.
 * @throws SourceContractError when there is no such file, or it is none of this kind.
 */
export async function readMappingFile(path: string): Promise<MappingFile> {
  const file = basename(path);
  const mappings = new Map<string, Mapping>();
  const problems: string[] = [];
  let places: number[] | null = null;
  for await (const batch of readRecords({ source: 'identity', file, path, onBytes: () => undefined })) {
    const rows = places === null ? batch.slice(1) : batch;
    places ??= findPlaces(file, batch[0]?.cells ?? []);
    for (const { line, cells } of rows) {
      const mapping = toMapping(places, cells);
      if (mapping === null) problems.push(`line ${line} lacks ${COLUMNS.join(', ')}`);
      else mappings.set(JSON.stringify([mapping.source, mapping.key]), mapping);
    }
  }
  if (places === null) throw new SourceContractError('identity', `${file} is empty: expected ${COLUMNS.join(',')}.`);
  return { mappings: [...mappings.values()], problems: problems.slice(0, PROBLEMS_NAMED) };
}

function toMapping(places: readonly number[], cells: readonly string[]): Mapping | null {
  const [source = '', key = '', accountId = ''] = places.map((at) => (cells[at] ?? '').replaceAll('\0', '').trim());
  return [source, key, accountId].includes('') ? null : { source, key, accountId };
}

function findPlaces(file: string, header: readonly string[]): number[] {
  const names = header.map((name) => name.trim().toLowerCase());
  const missing = COLUMNS.filter((column) => !names.includes(column));
  if (missing.length === 0) return COLUMNS.map((column) => names.indexOf(column));
  throw new SourceContractError('identity', `${file} has no column ${missing.join(', ')}.`);
}
