import { pino } from 'pino';
import { openDemoDatabase } from '../../demo/run/demo-database';
import { useDatabase } from '../support/database';

const log = pino({ level: 'silent' });

describe("the demo's database on a server of one's own", () => {
  const database = useDatabase({ from: 'nothing' });

  it('belongs to one demo at a time: a second one says so and leaves it alone', async () => {
    const first = await openDemoDatabase(database.url, log);
    expect(new URL(first.url).pathname).toBe('/barometer_demo');
    await expect(openDemoDatabase(database.url, log)).rejects.toThrow(/^Another demo is running on .*: end it first/);
    await first.stop();
    const again = await openDemoDatabase(database.url, log);
    await again.stop();
    await database.pool.query('drop database if exists barometer_demo with (force)');
  });

  it('is never the one that DATABASE_URL names', async () => {
    const url = new URL(database.url);
    url.pathname = '/barometer_demo';
    await expect(openDemoDatabase(url.href, log)).rejects.toThrow('DATABASE_URL names barometer_demo itself');
  });

  it('needs a server that answers', async () => {
    const nobody = openDemoDatabase('postgres://127.0.0.1:9/x', log);
    await expect(nobody).rejects.toThrow('DATABASE_URL: no connection to 127.0.0.1:9/x');
  });
});
