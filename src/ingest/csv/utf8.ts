import { isUtf8 } from 'node:buffer';

/** Bytes that are no UTF-8. `guess` names what they look like, if anything. */
export class EncodingError extends Error {
  constructor(readonly guess: string | null) {
    super('not UTF-8');
  }
}

/** Pass chunks on, each ending between two characters; throws EncodingError at the first byte that is no UTF-8. */
export async function* checkUtf8(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let tail: Buffer = Buffer.alloc(0);
  let isFirst = true;
  for await (const chunk of chunks) {
    const bytes = tail.length === 0 ? chunk : Buffer.concat([tail, chunk]);
    if (isFirst) refuseUtf16(bytes);
    isFirst = false;
    const end = bytes.length - countUnfinished(bytes);
    const whole = bytes.subarray(0, end);
    if (!isUtf8(whole)) throw new EncodingError(null);
    tail = bytes.subarray(end);
    if (whole.length > 0) yield whole;
  }
  if (tail.length > 0) throw new EncodingError(null);
}

function refuseUtf16(bytes: Buffer): void {
  const first = bytes.subarray(0, 2).toString('hex');
  const hasNulBytes = bytes.length >= 4 && (bytes[0] === 0) !== (bytes[1] === 0);
  if (first === 'fffe' || first === 'feff' || hasNulBytes) throw new EncodingError('UTF-16');
}

/** Bytes at the end that begin a character which the next chunk finishes: at most three. */
function countUnfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return lengthOfCharacter(byte) > back ? back : 0;
  }
  return 0;
}

function lengthOfCharacter(leadByte: number): number {
  if (leadByte >= 0xf0) return 4;
  return leadByte >= 0xe0 ? 3 : 2;
}
