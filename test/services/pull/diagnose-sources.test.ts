import { ConfigError, SourceError } from '../../../src/errors';
import type { PullConnector } from '../../../src/ingest/pull/connector';
import { diagnoseSources } from '../../../src/services/diagnose/diagnose-sources';
import { useDatabase } from '../../support/database';
import { buildConnector, buildStream, NOW, page, SOURCE } from './build-pulled';
import { pull, seedAccounts } from './pull-world';

const database = useDatabase();
beforeEach(() => seedAccounts(database));
const checking = (check: PullConnector['check'], name = SOURCE) => ({
  name,
  connect: () => ({ source: name, streams: [], check }),
});
const diagnose = (...sources: Parameters<typeof diagnoseSources>[1]) => diagnoseSources(database.db, sources, NOW, 50);

describe('doctor looks at every pulled source', () => {
  it('and says what it found there, named', async () => {
    const found = await diagnose(
      checking(async () => [
        { level: 'ok', text: 'authenticated as Ann' },
        { level: 'problem', text: 'the scope read is missing' },
      ]),
    );
    expect(found).toEqual([
      { area: 'sources', level: 'ok', text: 'desk: authenticated as Ann' },
      { area: 'sources', level: 'problem', text: 'desk: the scope read is missing' },
    ]);
  });

  it('of which one that fails, hangs or lacks a secret leaves the others', async () => {
    const found = await diagnose(
      checking(async () => Promise.reject(new SourceError('broken', 'config', 'the key was refused')), 'broken'),
      checking(() => new Promise(() => undefined), 'hanging'),
      {
        name: 'poor',
        connect: () => {
          throw new ConfigError('BAROMETER_POOR_KEY is not set');
        },
      },
      checking(async () => [{ level: 'ok', text: 'fine' }]),
    );
    expect(found.map(({ level, text }) => `${level} ${text}`)).toEqual([
      'problem broken: the key was refused',
      'problem hanging: no answer within 0.05 s',
      'problem BAROMETER_POOR_KEY is not set',
      'ok desk: fine',
    ]);
  });

  it('R238: and names the parts that stand still, and why', async () => {
    const bad = Array.from({ length: 30 }, (_, at) => ({ id: `${at}`, broken: true }));
    await pull(database, buildConnector(buildStream({ pages: [page('1', bad, { isLast: true })] })));
    const found = await diagnose(checking(async () => []));
    expect(found).toEqual([
      {
        area: 'sources',
        level: 'problem',
        text: expect.stringMatching(
          /^desk, tickets\.json: stands still since 2026-11-20T12:00:00\.000Z: desk: tickets\.json was stopped/,
        ),
      },
    ]);
  });
});
