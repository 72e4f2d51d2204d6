import { printReport } from '../../src/cli/print-report';
import type { FileReport } from '../../src/services/ingest/ingest-report';

const part = (file: string, given: Partial<FileReport> = {}): FileReport => ({
  file,
  stream: 'invoices',
  rowsRead: 0,
  landed: 0,
  unchanged: 0,
  quarantined: 0,
  ignoredColumns: [],
  error: null,
  seconds: 0,
  ...given,
});

function print(files: FileReport[], lines: string[] = []): string {
  const report = { source: 'shop', error: null, files, startedAt: new Date(0), changedAccounts: 0 };
  printReport({ ...report, status: 'ok' }, (line) => lines.push(line));
  return lines.join('\n');
}

describe('the table that ends an import', () => {
  it('has one line of a part that was read in two passes, with the sum of both', () => {
    const printed = print([
      part('events', { rowsRead: 1200, landed: 1000, seconds: 0.4 }),
      part('events', { rowsRead: 34, landed: 4, unchanged: 230, seconds: 0.2 }),
      part('invoices', { rowsRead: 5 }),
    ]);
    expect(printed.match(/events/g)).toHaveLength(1);
    expect(printed).toMatch(/events\s*│\s*1,234 │\s*1,004 │\s*230 │\s*0 │\s*0\.6 │/);
    expect(printed).toMatch(/invoices\s*│\s*5 │/);
  });

  it('says of a part that failed in either pass that it failed', () => {
    const lines: string[] = [];
    const files = [part('events', { error: 'shop: no answer' }), part('events')];
    expect(() => print(files, lines)).toThrow(/^shop: no answer$/);
    expect(lines.join('\n').match(/events.*?│/g)).toEqual([expect.stringMatching(/^events \(failed\)/)]);
  });
});
