import { pino } from 'pino';
import { simulate, simulateIn } from '../../src/cli/simulate';
import { loadConfig } from '../../src/config';
import { useTempFolder } from '../support/temp-folder';

const folder = useTempFolder();
const context = () => ({
  config: loadConfig({}),
  log: pino({ level: 'silent' }),
  clock: { now: () => new Date('2026-03-02T06:00:00Z') },
  print: () => undefined,
  startProgress: () => ({ update: () => undefined, stop: () => undefined }),
});

describe('barometer simulate', () => {
  it('says in one sentence that an installation without the checkout has none', async () => {
    await expect(simulateIn(folder()).run([], context())).rejects.toMatchObject({
      code: 'not_installed',
      message: 'simulate is not part of this installation: it needs a checkout of the repository.',
    });
  });

  it('ends as the simulation ends: well, or with wrong words', async () => {
    await expect(simulate.run(['--help'], context())).resolves.toBeUndefined();
    await expect(simulate.run(['--days', '0'], context())).rejects.toMatchObject({ code: 'usage' });
  }, 60_000);
});
