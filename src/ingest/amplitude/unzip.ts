import { Gunzip, Unzip, UnzipInflate } from 'fflate';
import { SourceContractError } from '../../errors';

/**
 * The bytes of all files of a zip of gzipped files, one after the other, as they come: neither the archive nor a file is ever whole in memory.
 * A line feed stands between two files, so that a last line without one stays a line of its own.
 * @throws SourceContractError when it is no such archive, or ended before it was whole.
 */
export async function* unzipGzipped(source: string, archive: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const out: Uint8Array[] = [];
  const unzip = new Unzip();
  const state = { begun: 0, ended: 0 };
  unzip.register(UnzipInflate);
  unzip.onfile = (file) => {
    state.begun += 1;
    const gunzip = new Gunzip((bytes, isLast) => {
      out.push(bytes);
      if (!isLast) return;
      out.push(LINE_FEED);
      state.ended += 1;
    });
    file.ondata = (error, bytes, isLast) => {
      if (error !== null) throw error;
      gunzip.push(bytes, isLast);
    };
    file.start();
  };
  const push = (bytes: Uint8Array, isLast: boolean): void => attempt(source, () => unzip.push(bytes, isLast));
  for await (const bytes of archive) {
    push(bytes, false);
    yield* out.splice(0);
  }
  push(new Uint8Array(0), true);
  yield* out.splice(0);
  if (state.begun === 0 || state.ended < state.begun)
    throw new SourceContractError(source, 'its export is no whole zip archive.');
}

const LINE_FEED = new Uint8Array([10]);

function attempt(source: string, work: () => void): void {
  try {
    work();
  } catch (cause) {
    throw new SourceContractError(source, 'its export is no whole zip archive of gzipped files.', { cause });
  }
}
