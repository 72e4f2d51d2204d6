import fc from 'fast-check';

import { formatCsv } from '../../src/views/csv';

const MARK = '\ufeff';
/** What stands in one cell, as a file of one column would hold it. */
const cell = (value: Parameters<typeof formatCsv>[1][number][number]) =>
  formatCsv(['name'], [[value]]).slice(`${MARK}name\r\n`.length, -2);

/** A reader of RFC 4180, written apart from the writer: what a spreadsheet would see. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  for (let at = 1; at < text.length;) {
    const row: string[] = [];
    for (let isOpen = true; isOpen;) {
      const match = /("(?:[^"]|"")*"|[^,\r\n"]*)(,|\r\n)/uy;
      match.lastIndex = at;
      const [whole, value, end] = match.exec(text) ?? [];
      if (whole === undefined || value === undefined) throw new Error(`no cell at ${at}`);
      row.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value);
      at += whole.length;
      isOpen = end === ',';
    }
    rows.push(row);
  }
  return rows;
}

describe('a table as CSV', () => {
  it('starts with a byte order mark and ends every line as RFC 4180 says', () => {
    expect(
      formatCsv(
        ['name', 'arr'],
        [
          ['Acme', 12],
          ['Öl & Co', null],
        ],
      ),
    ).toBe(`${MARK}name,arr\r\nAcme,12\r\nÖl & Co,\r\n`);
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+49 30', "'+49 30"],
    ['-3', "'-3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', `"'\r=1"`],
    ['  =1', "'  =1"],
    ['＝1', "'＝1"],
    ['a=1', 'a=1'],
    ['Acme - Berlin', 'Acme - Berlin'],
  ])('writes %j so that no spreadsheet runs it', (text, written) => expect(cell(text)).toBe(written));

  it.each([
    [-3, '-3'],
    [0.1, '0.1'],
    [Number.NaN, ''],
    [null, ''],
    [true, 'true'],
    [new Date('2026-03-02T09:00:00Z'), '2026-03-02T09:00:00.000Z'],
    ['a,b', '"a,b"'],
    ['a"b', '"a""b"'],
    ['a\nb', '"a\nb"'],
  ])('writes %j as %s', (value, written) => expect(cell(value)).toBe(written));

  it('refuses a row that is not as wide as its header', () => {
    expect(() => formatCsv(['a', 'b'], [['only one']])).toThrow(RangeError);
  });

  it('is read back as it was, but for the apostrophe before a formula', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '"', ',', '\r', '\n', '=', '+', '-', '@', '\t', "'", ' ', 'ß'),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { maxLength: 6 }), (rows) => {
        const [, ...read] = readCsv(formatCsv(['one', 'two'], rows));
        expect(read).toHaveLength(rows.length);
        read.flat().forEach((value, index) => {
          expect(value).not.toMatch(/^\s*[=+\-@]|^[\t\r\n]/u);
          expect([rows.flat()[index], `'${rows.flat()[index]}`]).toContain(value);
        });
      }),
    );
  });
});
