import { parse } from 'csv-parse/sync';
import { array, assert, property, string } from 'fast-check';
import { formatCsvLine } from '../../demo/as-of/format-csv';

describe('a line of CSV', () => {
  it.each([
    [['a', 'b'], 'a,b\r\n'],
    [['', ''], ',\r\n'],
    [['a,b', 'c'], '"a,b",c\r\n'],
    [['say "hi"'], '"say ""hi"""\r\n'],
    [['two\nlines', 'one\r'], '"two\nlines","one\r"\r\n'],
    [[' padded', 'padded '], '" padded","padded "\r\n'],
    [['<!channel> & <b>Tables'], '<!channel> & <b>Tables\r\n'],
  ])('of %j is %j', (cells, line) => {
    expect(formatCsvLine(cells)).toBe(line);
  });

  it('reads back as what was written, whatever the cells hold', () => {
    const cells = array(string({ unit: 'binary' }), { minLength: 2, maxLength: 6 });
    assert(
      property(cells, (written) => {
        expect(parse(formatCsvLine(written), { record_delimiter: '\r\n' })).toEqual([written]);
      }),
    );
  });
});
