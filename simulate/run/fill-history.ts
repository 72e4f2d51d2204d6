import { join } from 'node:path';
import { AppError } from '../../src/errors';
import type { Feed } from '../feed/create-feed';
import type { Simulation } from './open-simulation';

const WEEKS = 13;
const DAY_MS = 86_400_000;

/** Imports what some sources have to say, each by itself, and says so when one could not be read. */
export async function importSources(
  { operations, clock, inbox }: Pick<Simulation, 'operations' | 'clock' | 'inbox'>,
  sources: readonly string[],
): Promise<void> {
  for (const name of sources) {
    const report = await operations.ingest({ name, dir: join(inbox, name) }, clock.now());
    const problem = report.error ?? report.files.find(({ error }) => error !== null)?.error ?? null;
    if (problem !== null)
      throw new AppError('simulate_import', `The simulated facts could not be imported: ${problem}`);
    const refused = report.files.reduce((sum, { quarantined }) => sum + quarantined, 0);
    if (refused > 0) throw new AppError('simulate_import', `${refused} simulated rows of ${name} were refused.`);
  }
}

/** The past: all facts, and a score for one morning of each of 13 weeks, so that changes over 30 and 90 days can be reckoned. Tells nobody. */
export async function fillHistory(
  simulation: Simulation,
  feed: Feed,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const { operations, clock } = simulation;
  onProgress(0, WEEKS + 1);
  await importSources(simulation, await feed.writeHistory());
  for (let week = 0; week <= WEEKS; week += 1) {
    const ago = week === WEEKS ? 1 : 7 * (WEEKS - week);
    const day = new Date(clock.now().getTime() - ago * DAY_MS).toISOString().slice(0, 10);
    await operations.backfill({ from: day, to: day });
    onProgress(week + 1, WEEKS + 1);
  }
}
