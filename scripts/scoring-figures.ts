import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { openScratchDatabase } from '../src/db/scratch-database';
import type { ScoringModel } from '../src/scoring/model';
import { proposeModel } from '../src/services/backtest/propose-model';
import { runBacktest } from '../src/services/backtest/run-backtest';
import { loadModel } from '../src/services/model/load-model';
import { loadSignals } from '../src/services/model/load-signals';
import { readSets, type SetOptions } from './scoring-figures/read-sets';
import { type Measured, renderScoring } from './scoring-figures/render-scoring';

const ROOT = join(__dirname, '..');
const TARGET = join(ROOT, 'docs/scoring.md');
const MODEL = join(ROOT, 'models/three-pillar.yaml');

/** `npm run scoring-figures -- <folder with sets>`: measures the default model on every set and writes docs/scoring.md. */
async function main(): Promise<void> {
  const [folder, ...rest] = process.argv.slice(2);
  if (folder === undefined || rest.length > 0) throw new Error('usage: npm run scoring-figures -- <folder with sets>');
  const sets = readSets().filter(([name]) => existsSync(join(folder, name)));
  if (sets.length === 0) throw new Error(`${folder} holds none of ${readSets().map(([name]) => name).join(', ')}.`); // prettier-ignore
  const model = await loadModel(MODEL); // once: all sets are measured with the same, whatever happens to the file meanwhile
  const measured: Measured[] = [];
  for (const [name, options] of sets) {
    const one = await measure(model, { name, options, dir: resolve(folder, name) });
    console.log(`${name}: ${one.seconds.toFixed(0)} s, ${one.result.verdict_reason}`);
    measured.push(one);
  }
  const style = await resolveConfig(TARGET);
  writeFileSync(TARGET, await format(renderScoring(measured), { ...style, filepath: TARGET }));
}

type OneSet = { name: string; options: SetOptions; dir: string };

async function measure(model: ScoringModel, { name, options, dir }: OneSet): Promise<Measured> {
  const startedMs = performance.now();
  const [signals, now] = [loadSignals(), new Date()];
  const proposals = mkdtempSync(join(tmpdir(), 'barometer-figures-'));
  const scratch = await openScratchDatabase(null);
  try {
    const wishes = { from: options.from, days: null, horizons: [30, 60, 90], seed: 1, against: null };
    const candidates = [...signals.values()];
    const run = await runBacktest({ ...wishes, scratch, dir, model, now, candidates });
    const file = join(proposals, 'fitted.yaml');
    const fit = await proposeModel({ ...run, model, signals, file, overwrite: false, dir, now });
    return { name, options, result: { ...run.result, fit }, seconds: (performance.now() - startedMs) / 1000 };
  } finally {
    await scratch.close();
    rmSync(proposals, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
