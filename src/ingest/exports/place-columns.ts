import { fileProblem } from '../csv/problem';
import { listDefaultColumns } from './default-columns';
import { EXPORT_FIELDS, type ExportField, type ExportKind, type ExportMap, type Platform } from './export-format';

export type ExportFile = { platform: Platform; kind: ExportKind; file: string; map: ExportMap };
export type Placed = { places: ReadonlyMap<ExportField, number>; ignored: readonly string[] };

const WHOSE: readonly ExportField[] = ['key', 'account_id', 'crm_id', 'domain', 'email', 'company'];
/** Of each list one is needed. */
const NEEDED: Readonly<Record<ExportKind, readonly (readonly ExportField[])[]>> = {
  responses: [WHOSE, ['score'], ['at']],
  scorecard: [WHOSE, ['at'], ['score', 'band']],
  timeline: [WHOSE, ['at'], ['type', 'subject', 'text']],
  cta: [WHOSE, ['subject'], ['at', 'opened_at']],
};

/**
 * Which column is which field: as the map says, else by the platform's usual headers. A column can serve several fields; those that serve none are
 * named. Pure.
 * @throws SourceContractError for a column of the map that is not there, or a field that is needed and has none.
 */
export function placeColumns(header: readonly string[], of: ExportFile): Placed {
  const names = header.map(toPlain);
  const defaults = listDefaultColumns(of.platform, of.kind);
  const places = new Map<ExportField, number>();
  for (const field of EXPORT_FIELDS) {
    const said = of.map.columns[field];
    const at = said === undefined ? findFirst(names, defaults[field] ?? []) : names.indexOf(toPlain(said));
    if (said !== undefined && at === -1) throw missing(of, `has no column "${said}" (${field} in the map)`, header);
    if (at !== -1) places.set(field, at);
  }
  for (const fields of NEEDED[of.kind])
    if (!fields.some((field) => places.has(field)))
      throw missing(of, `has no column that is known as ${fields.join(', ')}`, header);
  const used = new Set(places.values());
  return { places, ignored: header.filter((_, at) => !used.has(at)) };
}

const toPlain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim(); // prettier-ignore

const findFirst = (names: readonly string[], known: readonly string[]): number =>
  known.map((name) => names.indexOf(name)).find((at) => at !== -1) ?? -1;

const missing = ({ platform, file }: ExportFile, what: string, header: readonly string[]) =>
  fileProblem(platform, file, `${what}: it has ${header.join(', ')}. Name it in a map (--map).`);
