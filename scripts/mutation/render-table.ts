import { addUp, noticedRate, type FileScore, type GroupReport, type Tally } from './score-file';

const HEAD = ['file', 'mutants', 'killed', 'timed out', 'survived', 'not covered', 'ignored', 'score'];

/** The whole, then each file by group; `isStale` marks a file that has changed since it was measured. */
export function renderTable(reports: readonly GroupReport[], isStale: (file: FileScore) => boolean): string {
  const groups = reports.map(({ name, files }) => row(`*${name}*`, addUp(files)));
  const total = row('**all**', addUp(reports.flatMap(({ files }) => files)));
  const files = reports.flatMap((report) =>
    report.files.map((file) => row(`${file.file}.ts${isStale(file) ? ' (changed since)' : ''}`, file)),
  );
  return [line(HEAD), line(HEAD.map(() => '---')), total, ...groups, ...files].join('\n');
}

function row(name: string, tally: Tally): string {
  const { mutants, killed, timedOut, survived, uncovered, ignored } = tally;
  const rate = noticedRate(tally);
  const score = rate === null ? 'none' : `${(100 * rate).toFixed(1)}%`;
  return line([name, ...[mutants, killed, timedOut, survived, uncovered, ignored].map(String), score]);
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
