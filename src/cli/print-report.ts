import Table from 'cli-table3';
import { AppError } from '../errors';
import type { IngestReport } from '../services/ingest/ingest-report';

/**
 * The table of counts that ends every import, and under it what went wrong.
 * @throws AppError when a file or the source as a whole could not be read; what could be read has landed.
 */
export function printReport(report: IngestReport, print: (line: string) => void): void {
  if (report.files.length > 0) print(formatFiles(report));
  const ignored = report.files.filter(({ ignoredColumns }) => ignoredColumns.length > 0);
  for (const { file, ignoredColumns } of ignored) print(`${file}: ignored columns ${ignoredColumns.join(', ')}`);
  const quarantined = report.files.reduce((sum, file) => sum + file.quarantined, 0);
  if (quarantined > 0) print(`${quarantined} rows are in quarantine with their reasons: npm run barometer -- doctor`);
  const waiting = report.files.reduce((sum, file) => sum + (file.waiting ?? 0), 0);
  if (waiting > 0) print(`${waiting} facts wait for customers that nobody recognised: npm run barometer -- match`);
  const problems = [report.error, ...report.files.map(({ error }) => error)].filter((error) => error !== null);
  if (problems.length > 0) throw new AppError('ingest_failed', problems.join('\n'));
}

function formatFiles({ files }: IngestReport): string {
  const table = new Table({
    head: ['file', 'rows read', 'landed', 'unchanged', 'quarantined', 'seconds'],
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right'],
    style: { head: [], border: [], compact: true },
  });
  for (const one of sumByName(files)) {
    const counts = [one.rowsRead, one.landed, one.unchanged, one.quarantined].map((count) =>
      count.toLocaleString('en'),
    );
    table.push([one.error === null ? one.file : `${one.file} (failed)`, ...counts, one.seconds.toFixed(1)]);
  }
  return table.toString();
}

/** A part that was read in two passes is one line: whoever reads it knows nothing of passes. */
function sumByName(files: IngestReport['files']): IngestReport['files'] {
  const sums = new Map<string, IngestReport['files'][number]>();
  for (const one of files) {
    const before = sums.get(one.file);
    sums.set(one.file, before === undefined ? one : add(before, one));
  }
  return [...sums.values()];
}

function add(a: IngestReport['files'][number], b: IngestReport['files'][number]): IngestReport['files'][number] {
  return {
    ...b,
    rowsRead: a.rowsRead + b.rowsRead,
    landed: a.landed + b.landed,
    unchanged: a.unchanged + b.unchanged,
    quarantined: a.quarantined + b.quarantined,
    seconds: a.seconds + b.seconds,
    error: a.error ?? b.error,
  };
}
