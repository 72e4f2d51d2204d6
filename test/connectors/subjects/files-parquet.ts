import { createFilesSubject, writeParquet } from './files-place';

export const subject = createFilesSubject(
  { ending: 'parquet', write: writeParquet },
  { kind: 'files-parquet', title: 'Parquet files' },
);
