import { createCsvConnector, type CsvProgress } from '../../ingest/csv/connector';
import type { IngestReport } from './ingest-report';
import { type Ingest, runIngest } from './run-ingest';

export type ImportReport = IngestReport;
export type ImportDirectory = Omit<Ingest, 'connector'> & {
  source: string;
  dir: string;
  onProgress?: ((progress: CsvProgress) => void) | undefined;
};

/** Import a directory in the CSV contract (docs/csv-contract.md). Importing the same files again changes nothing. */
export async function importDirectory({ source, dir, onProgress, ...rest }: ImportDirectory): Promise<ImportReport> {
  return runIngest({ ...rest, connector: createCsvConnector({ source, dir, onProgress }) });
}
