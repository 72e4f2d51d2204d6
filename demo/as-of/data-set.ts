import type { CompanyFiles } from '../company/company-files';
import { CONTRACT_COLUMNS, type CsvFile, CSV_FILES } from '../company/contract';

export type SourceName = 'csv' | 'emea-usage';

/** One file of a source: its header as it stands (columns may vary) and its rows, each once, in file order. */
export type TableStream = {
  file: CsvFile;
  header: readonly string[];
  rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>;
};

/** A time without deliveries: what would have come from `fromOn` on comes at 02:00 UTC of `untilOn`. */
type Outage = { fromOn: string; untilOn: string };

export type SourceData = { source: SourceName; tables: readonly TableStream[]; outage?: Outage };

/** A full data set, past and future, that a feed cuts into days. */
export type DataSet = {
  sources: readonly SourceData[];
  sightings?: ReadonlyMap<string, readonly number[]>; // contact id → epoch ms; lets `last_seen_at` grow day by day
};

/** The generated company as a data set: the main directory, and the second usage source with its outage. */
export function toDataSet(company: CompanyFiles): DataSet {
  const tables = CSV_FILES.map((file) => toTable(file, company.tables[file]));
  return {
    sources: [
      { source: 'csv', tables },
      { source: 'emea-usage', tables: [toTable('usage_daily', company.emeaUsage)], outage: company.emeaOutage },
    ],
    sightings: company.sightings,
  };
}

function toTable(file: CsvFile, rows: readonly Readonly<Record<string, string>>[]): TableStream {
  const header = CONTRACT_COLUMNS[file];
  return { file, header, rows: rows.map((row) => header.map((column) => row[column] ?? '')) };
}
