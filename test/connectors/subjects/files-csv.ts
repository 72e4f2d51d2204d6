import { createFilesSubject, writeCsv } from './files-place';

export const subject = createFilesSubject(
  { ending: 'csv', write: writeCsv },
  { kind: 'files-csv', title: 'CSV files' },
);
