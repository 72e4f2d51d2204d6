import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { createCommandLine } from '../acceptance/command-line';
import { buildSmallSet, writeSet } from '../services/backtest/small-set';
import { SERVER_URL_KEY } from '../support/run-state';
import { useTempFolder } from '../support/temp-folder';

const folder = useTempFolder();
const serverUrl = process.env[SERVER_URL_KEY] ?? '';

async function listDatabases(): Promise<string[]> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  const { rows } = await client.query<{ datname: string }>('select datname from pg_database');
  await client.end();
  return rows.map(({ datname }) => datname).filter((name) => name.startsWith(`barometer_scratch_${process.pid}_`));
}

describe('a backtest that is told to stop', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'by %s leaves neither database nor page behind, and says so',
    async (signal) => {
      writeFileSync(join(folder(), 'barometer.yaml'), '');
      const environment = () => ({ BAROMETER_CONFIG: join(folder(), 'barometer.yaml') });
      const others = process.listeners(signal);
      let made: string[] = [];
      const stopOnce = () => {
        const [own] = process.listeners(signal).filter((listener) => !others.includes(listener));
        process.off(signal, own ?? (() => undefined));
        own?.(signal); // as the process would be told, without ending the tests
      };
      const startProgress = (label: string) => ({
        update: (done: number) => {
          if (label === 'looking back' && done === 2) stopOnce();
        },
        stop: () => undefined,
      });
      const before = await listDatabases();
      const barometer = createCommandLine(environment, () => new Date('2026-01-01T00:00:00Z'), {
        scratchServerUrl: serverUrl,
        startProgress,
      });
      const page = join(folder(), 'page.html');
      const { code, errors, printed } = await barometer('backtest', writeSet(join(folder(), 'set'), buildSmallSet()), '--html', page); // prettier-ignore
      made = (await listDatabases()).filter((name) => !before.includes(name));
      expect({ code, errors, printed, made }).toEqual({ code: 1, errors: 'Stopped: nothing was written.', printed: '', made: [] }); // prettier-ignore
      expect(existsSync(page)).toBe(false);
      expect(process.listeners(signal)).toEqual(others);
    },
    60_000,
  );
});
