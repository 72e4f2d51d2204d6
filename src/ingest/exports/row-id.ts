import { createHash } from 'node:crypto';
import type { ExportCells, ExportKind, Platform } from './export-format';

/**
 * What tells a row from others, whenever the file is read: its id, and the kind of file before it, since ids of two kinds may be the same; else what
 * says whose, when and what it is. Pure.
 */
export function rowId(platform: Platform, kind: ExportKind, cells: ExportCells): string {
  if (cells.id !== undefined) return `${kind}-${cells.id.slice(0, 180)}`;
  const { text: _text, status: _status, ...rest } = cells; // those may be corrected
  const said = Object.entries(rest).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const digest = createHash('sha256')
    .update(JSON.stringify([platform, kind, said]))
    .digest('hex');
  return `${kind}-${digest.slice(0, 32)}`;
}
