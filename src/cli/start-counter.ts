/** How far a piece of work is of which nobody knows the end: a line on the terminal that changes; nothing where nobody is watching. */
export type Counter = { update: (count: number, of: string) => void; stop: () => void };

const MIN_MS = 100; // between two changes of the line

export function startCounter(label: string, stream: NodeJS.WriteStream = process.stderr): Counter {
  let shownMs = Number.NEGATIVE_INFINITY;
  let isShown = false;
  return {
    update: (count, of) => {
      const nowMs = performance.now();
      if (!stream.isTTY || nowMs - shownMs < MIN_MS) return;
      shownMs = nowMs;
      isShown = true;
      stream.write(`\r\x1b[K${label}: ${of}, ${count.toLocaleString('en')} records`);
    },
    stop: () => {
      if (isShown) stream.write('\r\x1b[K');
    },
  };
}
