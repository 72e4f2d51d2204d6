import { openDatabase } from '../../db/client';
import { toAsOfUrl } from '../../db/as-of';
import type { ScratchDatabase } from '../../db/scratch-database';
import type { ScoringModel } from '../../scoring/model';
import { type LoadInput, loadFacts } from './load-facts';
import { planCutOffs, type CutOffWishes } from './plan-cut-offs';
import { walk, type WalkInput } from './walk';

export type BacktestInput = Pick<LoadInput, 'dir' | 'now'> &
  CutOffWishes & {
    scratch: ScratchDatabase;
    model: ScoringModel;
    onImport?: LoadInput['onProgress'];
    onWalk?: WalkInput['onProgress'];
  };

/** Imports a folder into a database that is thrown away, and goes through its time with the model. */
export async function runBacktest({ scratch, dir, now, model, onImport, onWalk, ...wishes }: BacktestInput) {
  const loaded = await loadFacts({ database: scratch, dir, now, ...(onImport ? { onProgress: onImport } : {}) });
  const plan = planCutOffs(loaded.span, wishes);
  const reader = openDatabase(toAsOfUrl(scratch.url));
  try {
    const walked = await walk({
      writer: scratch,
      reader,
      model,
      plan,
      fates: loaded.fates,
      span: loaded.span,
      horizons: wishes.horizons,
      ...(onWalk ? { onProgress: onWalk } : {}),
    });
    return { ...loaded, ...walked, plan };
  } finally {
    await reader.close();
  }
}
