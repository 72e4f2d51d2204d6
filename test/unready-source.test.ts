import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { type DataSide, openDataSide } from '../src/compose-data';
import { composeOperations } from '../src/compose-operations';
import { createConnect } from '../src/compose-sources';
import { loadConfig } from '../src/config';
import { people } from '../src/db/schema';
import { diagnoseData } from '../src/services/diagnose/diagnose-data';
import { diagnoseSources } from '../src/services/diagnose/diagnose-sources';
import { aboutSource } from '../src/services/direct-notes/about-source';
import { listStops } from '../src/services/pull/list-stops';
import { readStops } from '../src/services/pull/read-stops';
import { buildFreshness } from '../src/views/freshness';
import { useDatabase } from './support/database';
import { useTempFolder } from './support/temp-folder';
import { textOf } from './views/reading';

const NOW = new Date('2026-03-10T05:00:00Z');
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const YAML = `sources:
  - { name: desk, kind: zendesk, subdomain: acme }
  - { name: polls, kind: survey, fields: { id: id, score: score, account_id: account, updated_at: at } }
`;
const MISSING = /^BAROMETER_DESK_CLIENT_ID is not set: the source "desk" needs it: .*BAROMETER_DESK_CLIENT_SECRET/;
const log = pino({ level: 'silent' });

describe('a source whose secrets are not in the environment', () => {
  const database = useDatabase();
  const folder = useTempFolder('file');
  let data: DataSide;

  beforeAll(async () => {
    await writeFile(join(folder(), 'barometer.yaml'), YAML);
    data = await openDataSide(load(), log);
    await database.db.insert(people).values([
      { email: 'rita@example.test', name: 'Rita', role: 'revops', source: 'csv' },
      { email: 'ann@example.test', name: 'Ann', role: 'ae', source: 'csv' },
    ]);
  });
  afterAll(() => data.close());
  beforeEach(
    async () => void (await database.pool.query('truncate sync_runs, source_cursors, source_streams, outbox')),
  );

  const load = (secrets: NodeJS.ProcessEnv = {}) =>
    loadConfig({ DATABASE_URL: database.url, BAROMETER_CONFIG: join(folder(), 'barometer.yaml'), ...secrets });
  /** One turn of its schedule, with these secrets. */
  async function ingest(name: string, at = NOW, secrets: NodeJS.ProcessEnv = {}) {
    const config = load(secrets);
    const operations = composeOperations(data, config.file, log, createConnect(config, log));
    const source = config.file.sources.find((one) => one.name === name);
    if (source === undefined || !('settings' in source)) throw new Error(`no source ${name}`);
    return operations.ingest(source, at);
  }
  const rowsOf = async (query: string) => (await database.pool.query<Record<string, unknown>>(query)).rows;
  const shownTo = async (role: 'revops' | 'ae') => {
    const knownSources = { names: new Set(['desk', 'polls']), sent: new Set<string>() };
    const viewer = { person: { role } } as Parameters<typeof readStops>[1];
    const stops = await readStops({ db: database.db, knownSources }, viewer);
    return textOf(buildFreshness({ streams: [], slo: [], stops }).blocks);
  };

  it('stands among the runs as failed, with the name of the variable and no value', async () => {
    const { status, error } = await ingest('desk', NOW, { BAROMETER_DESK_SOMETHING: 'geheim' });
    expect({ status, error }).toEqual({ status: 'failed', error: expect.stringMatching(MISSING) });
    const runs = await rowsOf('select source, status, error, finished_at is not null as ended from sync_runs');
    expect(runs).toEqual([{ source: 'desk', status: 'failed', error: expect.stringMatching(MISSING), ended: true }]);
  });

  /** What doctor says of it, whose check fails for the same reason as its runs. */
  async function doctor(now: Date) {
    const config = load();
    const connect = createConnect(config, log);
    const source = config.file.sources.find(({ name }) => name === 'desk');
    if (source === undefined || !('settings' in source)) throw new Error('no source desk');
    const stops = await listStops(database.db, new Set(['desk']));
    const found = [
      ...(await diagnoseData(database.db, { freshness: [], stops, now })),
      ...(await diagnoseSources(database.db, [{ name: 'desk', connect: () => connect(source) }], now)),
    ];
    return found.filter(({ area, level }) => area === 'sources' && level === 'problem').map(({ text }) => text);
  }

  it('is named by doctor before its first turn, by what its check says', async () => {
    expect(await doctor(NOW)).toEqual([expect.stringMatching(MISSING)]);
  });

  it('is named by doctor once, as standing still since its first turn, although run and check fail as well', async () => {
    await ingest('desk');
    await ingest('desk', later(1));
    expect(await doctor(later(1))).toEqual([
      expect.stringContaining('desk, settings: stands still since 2026-03-10T05:00:00.000Z: BAROMETER_DESK_CLIENT_ID'),
    ]);
  });

  it('is named by doctor as failed where its run failed for another reason than the one it stands still for', async () => {
    await ingest('desk');
    await database.pool.query("update sync_runs set error = 'no answer'");
    expect(await doctor(NOW)).toEqual(['desk, accounts: no answer', expect.stringContaining('stands still')]);
  });

  it('is told to RevOps once per episode, with the reason, and no more once it can begin', async () => {
    await ingest('polls');
    await ingest('polls', later(1));
    expect(await rowsOf('select to_email, payload from outbox')).toEqual([
      { to_email: 'rita@example.test', payload: { kind: 'source', source: 'polls' } },
    ]);
    expect((await aboutSource(database.db, 'polls'))?.text).toContain('BAROMETER_HOOK_SECRET_POLLS is not set');
    const secrets = { BAROMETER_HOOK_SECRET_POLLS: 'a secret of more than thirty-two characters' };
    expect(await ingest('polls', later(2), secrets)).toMatchObject({ status: 'ok' });
    expect(await aboutSource(database.db, 'polls')).toBeNull();
    await ingest('polls', later(3));
    expect(await rowsOf('select id from outbox')).toHaveLength(2);
  });

  it('stands in /health freshness: why for RevOps, that RevOps knows for everyone', async () => {
    await ingest('desk');
    expect(await shownTo('revops')).toContain('⚠ Stands still · desk, since <!date^1773118800^');
    expect(await shownTo('revops')).toContain('BAROMETER_DESK_CLIENT_ID is not set');
    expect(await shownTo('ae')).toContain('RevOps knows.');
    expect(await shownTo('ae')).not.toContain('BAROMETER_DESK_CLIENT_ID');
  });
});
