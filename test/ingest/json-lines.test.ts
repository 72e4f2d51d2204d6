import fc from 'fast-check';
import { SourceContractError } from '../../src/errors';
import { readJsonLines } from '../../src/ingest/json-lines';

async function readAll(parts: readonly Uint8Array[], size = 3): Promise<unknown[][]> {
  async function* bytes() {
    yield* parts;
  }
  const batches: unknown[][] = [];
  for await (const batch of readJsonLines('source', bytes(), size)) batches.push(batch);
  return batches;
}
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('lines of JSON', () => {
  it('are the same wherever the bytes are cut, within a character too', async () => {
    const records = fc.array(fc.record({ name: fc.string({ unit: 'grapheme' }), at: fc.integer() }), {
      size: 'medium',
    });
    await fc.assert(
      fc.asyncProperty(records, fc.array(fc.nat(400)), async (given, cuts) => {
        const whole = encode(given.map((record) => `${JSON.stringify(record)}\n`).join(''));
        const places = [0, ...cuts.filter((cut) => cut < whole.length).toSorted((a, b) => a - b), whole.length];
        const parts = places.slice(1).map((place, at) => whole.subarray(places[at], place));
        expect((await readAll(parts)).flat()).toEqual(JSON.parse(JSON.stringify(given)));
      }),
    );
  });

  it('come in batches of the size asked for', async () => {
    expect(await readAll([encode('1\n2\n3\n4\n')])).toEqual([[1, 2, 3], [4]]);
  });

  it('need no line feed after the last, and may have empty lines between', async () => {
    expect(await readAll([encode('{"a":1}\n\n{"a":2}')])).toEqual([[{ a: 1 }, { a: 2 }]]);
  });

  it('with one in the middle that is none keep the others, and say which it was', async () => {
    expect(await readAll([encode('{"a":1}\n{"a":\n{"a":3}\n')])).toEqual([
      [{ a: 1 }, { unreadable: true, line: 2 }, { a: 3 }],
    ]);
  });

  it.each([
    ['that end within a line', '{"a":1}\n{"a":'],
    ['that are a page for people', '<html>\n<body>sorry</body>\n</html>\n'],
  ])('%s are no lines of JSON', async (_, text) => {
    await expect(readAll([encode(text)])).rejects.toBeInstanceOf(SourceContractError);
  });

  it('of more than 4 MB without an end are refused before they fill the memory', async () => {
    const part = encode('x'.repeat(1024 * 1024));
    await expect(readAll(Array.from({ length: 6 }, () => part))).rejects.toBeInstanceOf(SourceContractError);
  });

  it('of nothing are no batch', async () => {
    expect(await readAll([])).toEqual([]);
    expect(await readAll([encode('\n\n')])).toEqual([]);
  });
});
