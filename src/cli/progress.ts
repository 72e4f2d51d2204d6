import { SingleBar } from 'cli-progress';

/** How far a long piece of work is, on the terminal; nothing at all where nobody is watching. */
export type Progress = { update: (done: number, total: number, detail: string) => void; stop: () => void };

/** A bar on standard error while that is a terminal, so that standard output stays clean for pipes. */
export function startProgress(label: string): Progress {
  const bar = new SingleBar({
    format: `${label} {bar} {percentage}% {detail}`,
    stream: process.stderr,
    noTTYOutput: false,
    hideCursor: true,
    clearOnComplete: false,
    barCompleteChar: '█',
    barIncompleteChar: '░',
  });
  let isStarted = false;
  return {
    update: (done, total, detail) => {
      if (isStarted) bar.setTotal(total);
      else bar.start(total, done, { detail });
      isStarted = true;
      bar.update(done, { detail });
    },
    stop: () => bar.stop(),
  };
}
