import { ConfigError } from '../../errors';

export type FileFormat = 'parquet' | 'csv' | 'json';

const BY_NAME: readonly (readonly [RegExp, FileFormat])[] = [
  [/\.(parquet|pq)$/i, 'parquet'],
  [/\.(csv|tsv)(\.gz|\.zst)?$/i, 'csv'],
  [/\.(json|jsonl|ndjson)(\.gz|\.zst)?$/i, 'json'],
];

/** By how the pattern ends. @throws ConfigError when that says nothing, and no format is given. */
export function formatOf(pattern: string): FileFormat {
  const known = BY_NAME.find(([ending]) => ending.test(pattern));
  if (known !== undefined) return known[1];
  throw new ConfigError(`"${pattern}" does not say what its files are: give format: parquet, csv or json`);
}

/**
 * How DuckDB reads the files. Cells of CSV stay text unless `types` says otherwise: "007" is an id, and no number. Lines that cannot be read are kept
 * aside by DuckDB, and lead to quarantine. Pure.
 */
export function toScan(format: FileFormat, paths: readonly string[], types: Readonly<Record<string, string>>): string {
  const list = `[${paths.map(quote).join(', ')}]`;
  if (format === 'parquet') return `read_parquet(${list}, filename = true, union_by_name = true)`;
  if (format === 'json') return `read_json(${list}, filename = true, union_by_name = true)`;
  const typed = Object.entries(types).map(([column, type]) => `${quote(column)}: ${quote(type)}`);
  const columns = typed.length === 0 ? '' : `, types = {${typed.join(', ')}}`;
  const dialect = `header = true, quote = '"', escape = '"', all_varchar = true`;
  return `read_csv(${list}, filename = true, store_rejects = true, ${dialect}${columns})`;
}

/** As text within a statement: this is made from names of files, for which DuckDB takes no parameter in a view. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
