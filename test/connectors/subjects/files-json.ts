import { createFilesSubject, writeJson } from './files-place';

export const subject = createFilesSubject(
  { ending: 'jsonl', write: writeJson },
  {
    kind: 'files-json',
    title: 'JSON files',
    cannot: { empty_page: 'A file of no lines is a file that nobody has begun to write: it waits.' },
  },
);
