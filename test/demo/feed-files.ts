import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { type CsvFile, NATURAL_KEYS } from '../../demo/company/contract';

export type Row = Readonly<Record<string, string>>;
/** `source/file` → natural key → row. */
export type Delivered = Map<string, Map<string, Row>>;

/** What lies in the folder a feed wrote to, by source and file. */
export function readDelivered(base: string): Delivered {
  const delivered: Delivered = new Map();
  for (const source of readdirSync(base)) {
    for (const name of readdirSync(join(base, source))) {
      delivered.set(
        `${source}/${name}`,
        keyRows(name.replace('.csv', '') as CsvFile, readFileSync(join(base, source, name))),
      );
    }
  }
  return delivered;
}

/** The later delivery laid over the earlier one, as an upsert on the natural key would. */
export function merge(earlier: Delivered, later: Delivered): Delivered {
  const merged: Delivered = new Map(earlier);
  for (const [file, rows] of later) merged.set(file, new Map([...(merged.get(file) ?? []), ...rows]));
  return merged;
}

/** For comparison: order of rows does not matter. */
export function toPlain(delivered: Delivered): Record<string, Record<string, Row>> {
  return Object.fromEntries([...delivered].map(([file, rows]) => [file, Object.fromEntries(rows)]));
}

function keyRows(file: CsvFile, bytes: Buffer): Map<string, Row> {
  const rows = parse(bytes, { columns: true, relax_column_count: true }) as Row[];
  return new Map(rows.map((row) => [NATURAL_KEYS[file].map((column) => row[column] ?? '').join('|'), row]));
}
