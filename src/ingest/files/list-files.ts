import { lstat, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** A file of the folder; `path` is relative to it, with /. */
export type FoundFile = { path: string; size: number; mtimeMs: number };

const SUCCESS_MARK = '_SUCCESS'; // what Spark and others write last into a folder
const HIDDEN = /(^|\/)[._]/; // and what is written under another name first
const UNFINISHED = /\.(tmp|part|partial|crdownload|filepart|lock)$/i;

/** Files whose path fits the pattern, in the order of their names, and the folders that are marked complete. Symbolic links are not followed. */
export async function listFiles(
  folder: string,
  pattern: string,
): Promise<{ files: FoundFile[]; completeFolders: ReadonlySet<string> }> {
  const fits = toMatcher(pattern);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
  const completeFolders = new Set(paths.filter((path) => nameOf(path) === SUCCESS_MARK).map(folderOf));
  const files: FoundFile[] = [];
  for (const path of paths.filter((one) => fits(one) && !HIDDEN.test(one) && !UNFINISHED.test(one)).toSorted()) {
    const { size, mtimeMs } = await lstat(join(folder, path));
    files.push({ path, size, mtimeMs });
  }
  return { files, completeFolders };
}

/** `*` and `?` within one name, `**` for any folders. Pure. */
export function toMatcher(pattern: string): (path: string) => boolean {
  const source = pattern
    .split(/(\*\*\/|\*\*|\*|\?)/)
    .map((part) => WILDCARDS.get(part) ?? part.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`))
    .join('');
  const expression = new RegExp(`^${source}$`);
  return (path) => expression.test(path);
}
const WILDCARDS = new Map([
  ['**/', '(?:.*/)?'],
  ['**', '.*'],
  ['*', '[^/]*'],
  ['?', '[^/]'],
]);

export function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
