import { type CsvRecord, readRecords } from '../csv/records';
import { fileProblem } from '../csv/problem';
import type { ExportField, ExportRow } from './export-format';
import { type ExportFile, type Placed, placeColumns } from './place-columns';

const AT_ONCE = 5000;

/** The rows of an exported CSV file, some thousands at a time; first of all which of its columns are read. @throws SourceContractError */
export async function* readExport(of: ExportFile & { path: string }): AsyncGenerator<Placed | ExportRow[]> {
  const { platform: source, file, path } = of;
  let placed: Placed | null = null;
  let rows: ExportRow[] = [];
  for await (const batch of readRecords({ source, file, path, onBytes: () => undefined })) {
    const records = placed === null ? batch.slice(1) : batch;
    if (placed === null) yield (placed = placeColumns(batch[0]?.cells ?? [], of));
    for (const record of records) rows.push(toRow(record, placed.places));
    if (rows.length < AT_ONCE) continue;
    yield rows;
    rows = [];
  }
  if (placed === null) throw fileProblem(source, file, 'is empty.');
  if (rows.length > 0) yield rows;
}

function toRow({ line, cells }: CsvRecord, places: Placed['places']): ExportRow {
  const found: [ExportField, string][] = [...places].map(([field, at]) => [
    field,
    (cells[at] ?? '').replaceAll('\0', '').trim(),
  ]);
  return { line, cells: Object.fromEntries(found.filter(([, text]) => text !== '')) };
}
