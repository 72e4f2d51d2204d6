import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { RejectedRow } from '../../../src/ingest/connector';
import { createCsvConnector } from '../../../src/ingest/csv/connector';
import { type CsvFiles, lines, useCsvDirectories } from '../csv-directory';

const makeDirectory = useCsvDirectories();

type Read = {
  facts: unknown[];
  lines: number[];
  rejected: RejectedRow[];
  ignored: readonly string[];
  columns: readonly string[];
};

async function readFirst(dir: string): Promise<Read> {
  const [reader] = await createCsvConnector({ source: 'csv', dir }).list();
  const read: Read = { facts: [], lines: [], rejected: [], ignored: [], columns: [] };
  if (reader === undefined) throw new Error('no reader');
  for await (const page of reader.pull(null)) {
    read.facts.push(...page.rows.map(({ fact }) => fact));
    read.lines.push(...page.rows.map(({ line }) => line));
    read.rejected.push(...page.rejected);
    read.ignored = page.ignoredColumns;
    read.columns = page.columns;
  }
  return read;
}

const readFiles = async (files: CsvFiles): Promise<Read> => readFirst(await makeDirectory(files));
const PODS = [
  { pod: 'north', channel: 'C1' },
  { pod: 'süd', channel: null },
];

describe('a file in the CSV contract', () => {
  it.each<[string, CsvFiles]>([
    ['as it should be', { 'pods.csv': 'pod,channel\nnorth,C1\nsüd,\n' }],
    ['packed', { 'pods.csv.gz': 'pod,channel\nnorth,C1\nsüd,\n' }],
    ['with a BOM', { 'pods.csv': '\uFEFFpod,channel\nnorth,C1\nsüd,\n' }],
    ['with CRLF', { 'pods.csv': 'pod,channel\r\nnorth,C1\r\nsüd,\r\n' }],
    ['with lone CR, as old Excel for Mac', { 'pods.csv': 'pod,channel\rnorth,C1\rsüd,\r' }],
    ['with line ends that differ', { 'pods.csv': 'pod,channel\nnorth,C1\r\nsüd,\n' }],
    ['without a last line end', { 'pods.csv': 'pod,channel\nnorth,C1\nsüd,' }],
    ['with quotes', { 'pods.csv': '"pod","channel"\n"north","C1"\n"süd",""\n' }],
    ['with blank lines', { 'pods.csv': 'pod,channel\n\nnorth,C1\n\n\nsüd,\n\n' }],
    ['with spaces around', { 'pods.csv': ' Pod ,CHANNEL\n north , C1\nsüd, \n' }],
    ['in another column order', { 'pods.csv': 'channel,pod\nC1,north\n,süd\n' }],
  ])('is read %s', async (_name, files) => {
    const read = await readFiles(files);
    expect(read.rejected).toEqual([]);
    expect(read.facts).toEqual(PODS);
  });

  it('says which line a row begins on, past blank lines and line breaks inside quotes', async () => {
    const text = 'pod,channel\n\n"no\nrth",C1\nsouth,C2\n"a\r\nb",C3\nwest,C4\n';
    expect((await readFiles({ 'pods.csv': text })).lines).toEqual([3, 5, 6, 8]);
  });

  it('names the columns it ignored, and which of the contract it has', async () => {
    const read = await readFiles({ 'pods.csv': 'pod,mood,__proto__\nnorth,good,x\n' });
    expect([read.columns, read.ignored, read.facts]).toEqual([['pod'], ['mood', '__proto__'], [{ pod: 'north' }]]);
  });

  it('of only a header is connected, with no rows', async () => {
    expect(await readFiles({ 'pods.csv': 'pod,channel\n' })).toMatchObject({ columns: ['pod', 'channel'], facts: [] });
  });

  it('with 10,000 columns is read, and its ignored columns are not listed without end', async () => {
    const extra = Array.from({ length: 10_000 }, (_, index) => `x${index}`);
    const read = await readFiles({ 'pods.csv': lines(['pod', ...extra].join(','), ['north', ...extra].join(',')) });
    expect(read.facts).toEqual([{ pod: 'north' }]);
    expect([read.ignored.length, read.ignored.at(-1)]).toEqual([101, 'and 9900 more']);
  });

  it('keeps a stray quote as it is written', async () => {
    expect((await readFiles({ 'pods.csv': 'pod,channel\n6" pipe,C1\nnorth,C2\n' })).facts).toHaveLength(2);
  });
});

describe('a row that breaks the contract', () => {
  it('is set aside with line, column and reason, and the others are read', async () => {
    const header = 'account_id,ticket_id,opened_at,priority';
    const read = await readFiles({
      'tickets.csv': lines(
        header,
        'a,1,2026-02-30T00:00:00Z,p1',
        'a,2,2026-02-28T00:00:00Z,urgent',
        'a,3,2026-02-28T00:00:00Z,P1',
        ',4,2026-02-28T00:00:00Z,',
      ),
    });
    expect(read.lines).toEqual([4]);
    expect(read.rejected.map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [2, 'opened_at', 'expected an instant with its zone, like 2026-02-28T09:30:00Z, got "2026-02-30T00:00:00Z"'],
      [3, 'priority', 'expected one of p1, p2, p3, p4, got "urgent"'],
      [5, 'account_id', 'is required and empty'],
    ]);
    expect(read.rejected[1]?.row).toEqual({
      account_id: 'a',
      ticket_id: '2',
      opened_at: '2026-02-28T00:00:00Z',
      priority: 'urgent',
    });
  });

  it('with too many or too few cells is a bad row and not the end of the file', async () => {
    const read = await readFiles({ 'pods.csv': 'pod,channel\nnorth,C1,extra\nsouth\nwest,C3\n' });
    expect(read.facts).toEqual([{ pod: 'west', channel: 'C3' }]);
    expect(read.rejected.map(({ reason }) => reason)).toEqual([
      'expected 2 columns as in the header, got 3',
      'expected 2 columns as in the header, got 1',
    ]);
  });

  it('keeps no word of what a customer wrote, not even moved by an unquoted comma', async () => {
    const header = 'account_id,response_id,score,comment,responded_at';
    const read = await readFiles({
      'nps.csv': lines(
        header,
        'a,1,11,secret words,2026-02-28T00:00:00Z',
        'a,2,9,secret, words,2026-02-28T00:00:00Z',
        `a,3,9,${'secret '.repeat(2000)},2026-02-28T00:00:00Z`,
      ),
    });
    expect(read.rejected.map(({ column }) => column)).toEqual(['score', null, 'comment']);
    expect(JSON.stringify(read.rejected)).not.toContain('secret');
  });

  it('is kept without NUL and cut to a size that a person can read', async () => {
    const read = await readFiles({ 'pods.csv': `pod,channel\na\0b,C1\n${'😀'.repeat(300)},C2\n` });
    expect(read.rejected.map(({ row }) => row['pod'])).toEqual(['a␀b', `${'😀'.repeat(100)}…`]);
  });
});

describe('a file that cannot be taken', () => {
  const long = `pod,channel\n"north,C1\n${'south,C2\n'.repeat(150_000)}`;
  it.each<[string, CsvFiles, string]>([
    ['empty', { 'pods.csv': '' }, 'csv: pods.csv is empty: it has no header row.'],
    ['only blank lines', { 'pods.csv': '\n\n' }, 'csv: pods.csv is empty: it has no header row.'],
    [
      'a required column missing',
      { 'tickets.csv': 'account_id,ticket_id\n' },
      'csv: tickets.csv lacks the required column "opened_at" in its header row.',
    ],
    [
      'two missing',
      { 'tickets.csv': 'account_id\n' },
      'csv: tickets.csv lacks the required columns "ticket_id", "opened_at" in its header row.',
    ],
    [
      'semicolons',
      { 'contacts.csv': 'account_id;contact_id\na;b\n' },
      'csv: contacts.csv lacks the required columns "account_id", "contact_id": its columns must be separated by commas.',
    ],
    ['a column twice', { 'pods.csv': 'pod,Pod\n' }, 'csv: pods.csv has the column "pod" twice.'],
    [
      'UTF-16 with BOM',
      { 'pods.csv': Buffer.from('\uFEFFpod\nnorth\n', 'utf16le') },
      'csv: pods.csv is not UTF-8 (it looks like UTF-16): save it as "CSV UTF-8".',
    ],
    [
      'UTF-16 without BOM',
      { 'pods.csv': Buffer.from('pod\nnorth\n', 'utf16le') },
      'csv: pods.csv is not UTF-8 (it looks like UTF-16): save it as "CSV UTF-8".',
    ],
    [
      'Latin-1',
      { 'pods.csv': Buffer.from('pod\nsüd\n', 'latin1') },
      'csv: pods.csv is not UTF-8: save it as "CSV UTF-8".',
    ],
    [
      'cut inside a character',
      { 'pods.csv': Buffer.from('pod\nsü').subarray(0, -1) },
      'csv: pods.csv is not UTF-8: save it as "CSV UTF-8".',
    ],
    [
      'a quote never closed',
      { 'pods.csv': 'pod\nnorth\n"south\nwest\n' },
      'csv: pods.csv cannot be read: the record that begins on line 3 opens a quote that is never closed.',
    ],
    [
      'the same in a long file',
      { 'pods.csv': long },
      'csv: pods.csv cannot be read: the record that begins on line 2 is longer than 1 MB; is a quote opened there and never closed?',
    ],
    [
      'a zip bomb of one line',
      { 'pods.csv.gz': 'x'.repeat(20_000_000) },
      'csv: pods.csv.gz cannot be read: the record that begins on line 1 is longer than 1 MB; is a quote opened there and never closed?',
    ],
    [
      'plain and packed',
      { 'pods.csv': 'pod\n', 'pods.csv.gz': 'pod\n' },
      'csv: pods.csv stands beside pods.csv.gz: remove one of them.',
    ],
  ])('says so in one sentence: %s', async (_name, files, sentence) => {
    await expect(readFiles(files)).rejects.toMatchObject({ code: 'source_contract', message: sentence });
  });

  it.each([
    ['not packed at all', Buffer.from('pod\nnorth\n'), 'is not valid gzip.'],
    [
      'cut off',
      gzipSync(Buffer.from('pod\n'.repeat(10_000))).subarray(0, 40),
      'ends in the middle of its gzip data: was it copied completely?',
    ],
  ])('says so when a .gz is %s', async (_name, bytes, sentence) => {
    const dir = await makeDirectory({});
    await writeFile(join(dir, 'pods.csv.gz'), bytes);
    await expect(readFirst(dir)).rejects.toThrow(`csv: pods.csv.gz ${sentence}`);
  });

  it('says so when it is a directory', async () => {
    const dir = await makeDirectory({});
    await mkdir(join(dir, 'pods.csv'));
    await expect(readFirst(dir)).rejects.toThrow('csv: pods.csv is a directory, not a file.');
  });
});

describe('a directory', () => {
  const list = async (dir: string): Promise<string[]> =>
    (await createCsvConnector({ source: 'csv', dir }).list()).map(({ file }) => file);

  it('is read in the order in which rows need each other, whatever else lies in it', async () => {
    const names = ['outcomes', 'people', 'usage_daily', 'accounts', 'pods', 'secrets', 'contacts'];
    const dir = await makeDirectory(Object.fromEntries(names.map((name) => [`${name}.csv`, ''])));
    expect(await list(dir)).toEqual(
      ['pods', 'people', 'accounts', 'contacts', 'usage_daily', 'outcomes'].map((name) => `${name}.csv`),
    );
  });

  it('may be a symbolic link', async () => {
    const dir = await makeDirectory({ 'pods.csv': 'pod\n' });
    await symlink(dir, join(dir, 'link'));
    expect(await list(join(dir, 'link'))).toEqual(['pods.csv']);
  });

  it('that is missing, a file, or without any file of the contract is refused in one sentence', async () => {
    const dir = await makeDirectory({ 'notes.txt': 'x' });
    await expect(list(join(dir, 'gone'))).rejects.toThrow(`csv: the directory ${join(dir, 'gone')} does not exist.`);
    await expect(list(join(dir, 'notes.txt'))).rejects.toThrow('cannot be read as a directory.');
    await expect(list(dir)).rejects.toThrow(`csv: the directory ${dir} has no file of the CSV contract.`);
  });

  it('reports bytes read up to all of them', async () => {
    const dir = await makeDirectory({ 'pods.csv': 'pod\nnorth\n', 'people.csv.gz': 'email\na@x\n' });
    const seen: { bytesRead: number; bytesTotal: number }[] = [];
    for (const reader of await createCsvConnector({ source: 'csv', dir, onProgress: (at) => seen.push(at) }).list()) {
      for await (const page of reader.pull(null)) expect(page.rows).toHaveLength(1);
    }
    expect(seen.at(-1)?.bytesRead).toBe(seen.at(-1)?.bytesTotal);
  });
});
