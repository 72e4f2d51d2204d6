import fc from 'fast-check';
import { checkUtf8 } from '../../../src/ingest/csv/utf8';

async function join(chunks: readonly Buffer[]): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of checkUtf8(streamOf(chunks))) parts.push(part);
  return Buffer.concat(parts).toString();
}

async function* streamOf(chunks: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* chunks;
}

describe('the check for UTF-8', () => {
  it('passes any text on as it is, wherever the chunks are cut', async () => {
    const text = fc.string({ unit: 'binary', minLength: 1 }).filter((each) => !each.includes('\0'));
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 5 }), async (whole, size) => {
        const bytes = Buffer.from(whole);
        const count = Math.ceil(bytes.length / size);
        const chunks = Array.from({ length: count }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
        expect(await join(chunks)).toBe(whole);
      }),
    );
  });

  it.each(['c3', 'c328', 'a0', 'e282', 'f0288cbc', 'eda080'])('refuses the bytes %s', async (hex) => {
    await expect(join([Buffer.from('good '), Buffer.from(hex, 'hex')])).rejects.toThrow('not UTF-8');
  });
});
