import { mkdirSync, mkdtempSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { NOW } from '../postgres/warehouse';

export type Folder = { path: string; write: (name: string, text: string, minutesAgo?: number) => string };

/** A folder of its own for each test; files in it were written an hour ago unless they say otherwise. */
export function useFolder(): Folder {
  let path = '';
  beforeEach(() => {
    path = realpathSync(mkdtempSync(join(tmpdir(), 'barometer-files-')));
  });
  afterEach(() => rmSync(path, { recursive: true }));
  return {
    get path() {
      return path;
    },
    write(name, text, minutesAgo = 60) {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      const writtenAt = new Date(NOW.getTime() - minutesAgo * 60_000);
      utimesSync(file, writtenAt, writtenAt);
      return file;
    },
  };
}
