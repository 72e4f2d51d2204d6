import { folderOf, type FoundFile } from './list-files';

const QUIET_MS = 10 * 60_000;

/** Files that are wholly there, and how those that may still grow looked: path → size and time of writing. */
export type Settled = { settled: FoundFile[]; waiting: ReadonlyMap<string, string> };

/**
 * A file is wholly there when its folder is marked `_SUCCESS`, when nobody has written it for 10 minutes, or when it looks exactly as it did the time
 * before. An empty file never is. Pure.
 */
export function settleFiles(
  files: readonly FoundFile[],
  before: { waiting: ReadonlyMap<string, string>; completeFolders: ReadonlySet<string>; now: Date },
): Settled {
  const isSettled = (file: FoundFile): boolean =>
    file.size > 0 &&
    (before.completeFolders.has(folderOf(file.path)) ||
      before.now.getTime() - file.mtimeMs >= QUIET_MS ||
      before.waiting.get(file.path) === describeLook(file));
  const growing = files.filter((file) => !isSettled(file));
  return {
    settled: files.filter(isSettled),
    waiting: new Map(growing.map((file) => [file.path, describeLook(file)])),
  };
}

export function describeLook({ size, mtimeMs }: FoundFile): string {
  return `${size} ${Math.round(mtimeMs)}`;
}
