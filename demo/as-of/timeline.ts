import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { formatCsvLine } from './format-csv';
import type { RowVersion } from './list-versions';

const NOT_YET = -1;

/** One file over all time: rows in file order, each with the versions it had. Most rows have one, kept as a number and a line. */
export class Timeline {
  readonly #header: string;
  readonly #firstAtMs: number[] = [];
  readonly #firstLines: string[] = [];
  readonly #later = new Map<number, { atMs: number; line: string }[]>();

  constructor(header: readonly string[]) {
    this.#header = formatCsvLine(header);
  }

  /** Versions oldest first; versions that say the same as the one before are dropped. */
  add([first, ...others]: readonly RowVersion[]): void {
    if (first === undefined) return;
    const firstLine = formatCsvLine(first.cells);
    const row = this.#firstAtMs.push(first.atMs) - 1;
    this.#firstLines.push(firstLine);
    const later: { atMs: number; line: string }[] = [];
    for (const { atMs, cells } of others) {
      const line = formatCsvLine(cells);
      if (line !== (later.at(-1)?.line ?? firstLine)) later.push({ atMs, line });
    }
    if (later.length > 0) this.#later.set(row, later);
  }

  /** Lines of the rows that show something else at `untilMs` than at `sinceMs`; `null`: of all rows there are at `untilMs`. */
  *changes(sinceMs: number | null, untilMs: number): Iterable<string> {
    for (let row = 0; row < this.#firstAtMs.length; row += 1) {
      const version = this.#versionAt(row, untilMs);
      if (version === NOT_YET || version === this.#versionAt(row, sinceMs)) continue;
      yield this.#lineOf(row, version);
    }
  }

  /** Whether any row changed in (sinceMs, untilMs]. */
  hasChanges(sinceMs: number | null, untilMs: number): boolean {
    for (const line of this.changes(sinceMs, untilMs)) return line !== '';
    return false;
  }

  /** Writes the changes with the header, aside first and then in one rename: a reader never sees half a file. Returns the rows. */
  async write(path: string, sinceMs: number | null, untilMs: number): Promise<number> {
    const stream = createWriteStream(`${path}.part`);
    stream.write(this.#header);
    let rows = 0;
    for (const line of this.changes(sinceMs, untilMs)) {
      rows += 1;
      if (!stream.write(line)) await once(stream, 'drain');
    }
    stream.end();
    await finished(stream);
    await rename(`${path}.part`, path);
    return rows;
  }

  #versionAt(row: number, ms: number | null): number {
    if (ms === null || (this.#firstAtMs[row] ?? Infinity) > ms) return NOT_YET;
    const later = this.#later.get(row);
    return later === undefined ? 0 : later.findLastIndex(({ atMs }) => atMs <= ms) + 1;
  }

  #lineOf(row: number, version: number): string {
    const line = version === 0 ? this.#firstLines[row] : this.#later.get(row)?.[version - 1]?.line;
    return line ?? '';
  }
}
