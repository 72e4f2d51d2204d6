import { SourceError } from '../../../src/errors';
import { previewPull } from '../../../src/services/pull/preview-pull';
import { useDatabase } from '../../support/database';
import { buildConnector, buildStream, failWith, NOW, page, SOURCE, ticket } from './build-pulled';
import { listRows, pull, seedAccounts } from './pull-world';

const database = useDatabase();
beforeEach(() => seedAccounts(database));

describe('a preview', () => {
  it('reads the next page of every stream, and keeps nothing of it', async () => {
    const stream = buildStream({
      pages: [page('1', [ticket('7')]), page('2', [ticket('8'), { id: '9', broken: true }], { isLast: true })],
    });
    const failing = buildStream({ name: 'broken', pages: failWith(new SourceError(SOURCE, 'config', 'refused')) });
    const part = { part: 'tickets.json', error: null };
    expect(await previewPull(database.db, buildConnector(stream, failing), NOW)).toEqual([
      { ...part, records: 1, customers: 1, facts: 1, bad: 0, isLast: false },
      { part: 'broken', records: 0, customers: 0, facts: 0, bad: 0, isLast: true, error: 'desk: refused' },
    ]);
    expect(await listRows(database, 'select * from tickets')).toEqual([]);
    expect(await listRows(database, 'select * from source_cursors')).toEqual([]);
    await pull(database, buildConnector(stream));
    expect(await previewPull(database.db, buildConnector(stream), NOW)).toEqual([
      { ...part, records: 2, customers: 1, facts: 1, bad: 1, isLast: true },
    ]);
  });
});

describe('two runs over one source at once', () => {
  it('are one: the second says so and ends', async () => {
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    let enter = (): void => undefined;
    const entered = new Promise<void>((resolve) => (enter = resolve));
    const slow = buildStream({
      pages: async function* () {
        enter();
        await gate;
        yield page('1', [ticket('7')], { isLast: true });
      },
    });
    const running = pull(database, buildConnector(slow));
    await entered;
    expect((await pull(database, buildConnector(slow))).report).toMatchObject({ status: 'already_running' });
    open();
    expect((await running).report.status).toBe('ok');
  });
});
