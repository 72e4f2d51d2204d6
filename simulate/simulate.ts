import type { Logger } from 'pino';
import { measure } from './report/measure';
import type { Figures } from './report/figures';
import { openSimulation } from './run/open-simulation';
import { play, type PlayOptions } from './run/play';
import { createWorld } from './world/create-world';

export type Simulate = PlayOptions & {
  accounts: number;
  days: number;
  seed: number;
  serverUrl: string | null; // a server on which a database may be made; null: an embedded one
  log: Logger;
};

/** Plays a made-up world through the whole engine, and says what came of it. Leaves nothing behind. */
export async function simulate({ accounts, days, seed, serverUrl, log, onProgress }: Simulate): Promise<Figures> {
  const simulation = await openSimulation({ world: createWorld({ seed, days, accounts }), log, serverUrl });
  try {
    return await measure(simulation, await play(simulation, { onProgress }));
  } finally {
    await simulation.close();
  }
}
