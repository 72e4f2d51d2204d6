import { GROUPS } from '../../scripts/mutation/groups';
import { renderTable } from '../../scripts/mutation/render-table';
import { addUp, noticedRate, scoreFile } from '../../scripts/mutation/score-file';

const mutants = (...statuses: string[]) => statuses.map((status) => ({ status }));
const SOME = scoreFile(mutants('Killed', 'Killed', 'Timeout', 'Survived', 'NoCoverage', 'Ignored', 'RuntimeError'));

describe('the mutation score', () => {
  it('is what was killed or timed out, of all but the ignored', () => {
    expect(SOME).toEqual({ mutants: 7, killed: 2, timedOut: 1, survived: 1, uncovered: 1, ignored: 2 });
    expect(noticedRate(SOME)).toBe(3 / 5);
  });

  it('adds up over files, mutant by mutant', () => {
    expect(noticedRate(addUp([SOME, scoreFile(mutants('Killed'))]))).toBe(4 / 6);
  });

  it('is none where there was nothing to mutate', () => {
    expect(noticedRate(addUp([]))).toBeNull();
  });

  it('stands in a table by file, and says which file has changed since', () => {
    const files = ['a', 'b'].map((file) => ({ file, hash: file, ...SOME }));
    const lines = renderTable([{ name: 'group', files, survivors: [] }], ({ file }) => file === 'b').split('\n');
    expect(lines.slice(2)).toEqual([
      '| **all** | 14 | 4 | 2 | 2 | 2 | 4 | 60.0% |',
      '| *group* | 14 | 4 | 2 | 2 | 2 | 4 | 60.0% |',
      '| a.ts | 7 | 2 | 1 | 1 | 1 | 2 | 60.0% |',
      '| b.ts (changed since) | 7 | 2 | 1 | 1 | 1 | 2 | 60.0% |',
    ]);
  });

  it('counts no file twice', () => {
    const named = GROUPS.flatMap(({ mutate }) => mutate);
    expect(named).toEqual([...new Set(named)]);
  });
});
