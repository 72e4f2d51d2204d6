import type { Stream } from '../../domain/stream';

/** What became of one file (or of one stream of another kind of source). `error` null: it was read to its end. */
export type FileReport = {
  file: string;
  stream: Stream;
  rowsRead: number;
  landed: number; // new or changed
  unchanged: number;
  quarantined: number;
  waiting?: number; // of customers that nobody recognised yet
  ignoredColumns: string[];
  error: string | null;
  seconds: number;
};

/** What became of one pass over a source. `failed`: nothing of it could be used, or some file failed; `error` says the former. */
export type IngestReport = {
  source: string;
  status: 'ok' | 'failed' | 'already_running';
  error: string | null;
  files: FileReport[];
  startedAt: Date;
  changedAccounts: number;
};

/** Nothing of the file was taken, and why. */
export function failedFile(of: { file: string; stream: Stream; seconds: number }, error: string): FileReport {
  return { ...of, rowsRead: 0, landed: 0, unchanged: 0, quarantined: 0, ignoredColumns: [], error };
}
