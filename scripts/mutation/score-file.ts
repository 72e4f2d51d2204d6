/** Mutants of one file by what became of them. `ignored`: they did not compile or run at all. */
export type Tally = {
  mutants: number;
  killed: number;
  timedOut: number;
  survived: number;
  uncovered: number;
  ignored: number;
};
export type FileScore = Tally & { file: string; hash: string };
export type GroupReport = { name: string; files: FileScore[]; survivors: string[] };

export function scoreFile(mutants: readonly { status: string }[]): Tally {
  const count = (...wanted: readonly string[]) => mutants.filter(({ status }) => wanted.includes(status)).length;
  return {
    mutants: mutants.length,
    killed: count('Killed'),
    timedOut: count('Timeout'),
    survived: count('Survived'),
    uncovered: count('NoCoverage'),
    ignored: count('Ignored', 'CompileError', 'RuntimeError', 'Pending'),
  };
}

export function addUp(tallies: readonly Tally[]): Tally {
  const sum = (read: (tally: Tally) => number) => tallies.reduce((total, tally) => total + read(tally), 0);
  return {
    mutants: sum(({ mutants }) => mutants),
    killed: sum(({ killed }) => killed),
    timedOut: sum(({ timedOut }) => timedOut),
    survived: sum(({ survived }) => survived),
    uncovered: sum(({ uncovered }) => uncovered),
    ignored: sum(({ ignored }) => ignored),
  };
}

/** Share of the mutants some test noticed, 0–1: (killed + timed out) / (all − ignored). Null when there was none. */
export function noticedRate({ mutants, killed, timedOut, ignored }: Tally): number | null {
  const counted = mutants - ignored;
  return counted === 0 ? null : (killed + timedOut) / counted;
}
