import { runPull } from '../../../src/services/pull/run-pull';
import { SourceError } from '../../../src/errors';
import { useDatabase } from '../../support/database';
import { buildConnector, buildStream, failWith, fact, NOW, page, SOURCE, ticket } from './build-pulled';
import { listRows, pull, seedAccounts } from './pull-world';

const database = useDatabase();
beforeEach(() => seedAccounts(database));
const listTickets = () =>
  listRows(database, 'select account_id, ticket_id, priority from tickets order by account_id, ticket_id');
const hour = 3_600_000;
const later = (hours: number): Date => new Date(NOW.getTime() + hours * hour);

describe('a pass', () => {
  it('lands the records of all pages under ids that bear the name of their source', async () => {
    const stream = buildStream({
      pages: [page('1', [ticket('7')]), page('2', [ticket('8', { account: 'a2' })], { isLast: true })],
    });
    const { report, changed } = await pull(database, buildConnector(stream));
    expect(report).toMatchObject({
      status: 'ok',
      changedAccounts: 2,
      files: [{ landed: 2, rowsRead: 2, error: null }],
    });
    expect(changed).toEqual(['a1', 'a2']);
    expect(await listTickets()).toEqual([
      ['a1', 'desk:7', 'p2'],
      ['a2', 'desk:8', 'p2'],
    ]);
  });

  it('writes down where it stands and how it went', async () => {
    await pull(database, buildConnector(buildStream({ pages: [page('1', [ticket('7')], { isLast: true })] })));
    expect(
      await listRows(database, 'select part, cursor, pass_started_at, finished_at, records from source_cursors'),
    ).toEqual([['tickets.json', { after: '1' }, null, NOW, 1]]);
    expect(await listRows(database, 'select stream, status, rows_read, rows_landed, error from sync_runs')).toEqual([
      ['tickets', 'ok', 1, 1, null],
    ]);
    expect(await listRows(database, 'select source, stream, last_success_at from source_streams')).toEqual([
      [SOURCE, 'tickets', NOW],
    ]);
  });

  it('goes on where the last one ended, and the same page once more changes nothing', async () => {
    const stream = buildStream({ pages: [page('1', [ticket('7')]), page('2', [ticket('8')], { isLast: true })] });
    await pull(database, buildConnector(stream));
    const { report, changed } = await pull(database, buildConnector(stream), later(1));
    expect(report.files).toMatchObject([{ rowsRead: 1, landed: 0, unchanged: 1 }]);
    expect(changed).toEqual([]);
  });

  it('that fails half-way keeps the pages before, and the next run goes on after them', async () => {
    const failing = buildStream({
      pages: async function* () {
        yield page('1', [ticket('7')]);
        throw new SourceError(SOURCE, 'transient', 'no answer');
      },
    });
    const { report } = await pull(database, buildConnector(failing));
    expect(report).toMatchObject({ status: 'failed', files: [{ landed: 1, error: 'desk: no answer' }] });
    expect(await listRows(database, 'select status, rows_landed, error from sync_runs')).toEqual([
      ['failed', 1, 'desk: no answer'],
    ]);
    expect(await listRows(database, 'select * from source_streams')).toEqual([]);
    const seen: unknown[] = [];
    const working = buildStream({
      pages: async function* (cursor) {
        seen.push(cursor);
        yield page('2', [ticket('8')], { isLast: true });
      },
    });
    await pull(database, buildConnector(working), later(1));
    expect(seen).toEqual([{ after: '1' }]);
    expect(await listTickets()).toHaveLength(2);
    expect(await listRows(database, 'select records, pass_started_at from source_cursors')).toEqual([[2, null]]);
  });

  it('keeps neither the rows of a page that does not land as a whole nor the cursor after it', async () => {
    const version = new Date(Number.NaN); // no statement takes it
    const unlandable = {
      kind: 'deleted',
      stream: 'tickets',
      account: null,
      version,
      cells: { ticket_id: '9' },
    } as const;
    const pages = [
      page('1', [ticket('7')]),
      page('2', [ticket('8'), { id: '9', says: [unlandable] }], { isLast: true }),
    ];
    const connector = buildConnector(buildStream({ pages }));
    const report = await runPull({ pool: database.pool, connector, now: NOW });
    expect(report.status).toBe('failed');
    expect(await listTickets()).toEqual([['a1', 'desk:7', 'p2']]);
    expect(await listRows(database, 'select cursor, records from source_cursors')).toEqual([[{ after: '1' }, 1]]);
  });

  it('of one stream that fails leaves the others', async () => {
    const broken = buildStream({
      name: 'broken',
      brings: { invoices: ['invoice_id'] },
      pages: failWith(new SourceError(SOURCE, 'transient', 'no answer')),
    });
    const good = buildStream({ pages: [page('1', [ticket('7')], { isLast: true })] });
    const { report } = await pull(database, buildConnector(broken, good));
    expect(report.files.map(({ file, error }) => [file, error])).toEqual([
      ['broken', 'desk: no answer'],
      ['tickets.json', null],
    ]);
    expect(await listTickets()).toHaveLength(1);
  });

  it('is read again only after its hours, give or take what a schedule is late', async () => {
    const stream = buildStream({ everyHours: 24, pages: [page('1', [ticket('7')], { isLast: true })] });
    await pull(database, buildConnector(stream));
    expect((await pull(database, buildConnector(stream), later(23))).report.files).toEqual([]);
    expect((await pull(database, buildConnector(stream), later(24 - 0.05))).report.files).toHaveLength(1);
  });

  it('begins anew when the meaning of its cursor changed', async () => {
    const pages = [page('1', [ticket('7')]), page('2', [ticket('8')], { isLast: true })];
    await pull(database, buildConnector(buildStream({ pages })));
    const { report } = await pull(database, buildConnector(buildStream({ pages, cursorVersion: 2 })), later(1));
    expect(report.files).toMatchObject([{ rowsRead: 2 }]);
  });

  it('whose time is up ends after the page it is at, and is not fresh', async () => {
    const stream = buildStream({ pages: [page('1', [ticket('7')]), page('2', [ticket('8')], { isLast: true })] });
    const report = await runPull({ pool: database.pool, connector: buildConnector(stream), now: NOW, deadlineMs: -1 });
    expect(report).toMatchObject({ status: 'ok', files: [{ landed: 1 }] });
    expect(await listRows(database, 'select pass_started_at, finished_at from source_cursors')).toEqual([[NOW, null]]);
    expect(await listRows(database, 'select * from source_streams')).toEqual([]);
  });
});

describe('a record that cannot be taken', () => {
  it('is kept aside with its id and the reason; the others of its page land', async () => {
    const stream = buildStream({ pages: [page('1', [{ id: '6', broken: true }, ticket('7')], { isLast: true })] });
    const { report } = await pull(database, buildConnector(stream));
    expect(report.files).toMatchObject([{ rowsRead: 2, landed: 1, quarantined: 1 }]);
    expect(await listRows(database, 'select file, record_id, "column", reason, "row" from quarantine')).toEqual([
      ['desk tickets.json', '6', 'broken', 'is broken', { id: '6' }],
    ]);
  });

  it('by the contract is kept aside as a row of a file would be, without what people wrote', async () => {
    const cells = { response_id: '1', responded_at: 'yesterday', score: 9, comment: 'my secret' };
    const stream = buildStream({
      brings: { nps: ['response_id'] },
      pages: [page('1', [{ id: '1', says: [fact('nps', { at: NOW, cells })] }], { isLast: true })],
    });
    await pull(database, buildConnector(stream));
    const [row] = await listRows(database, 'select stream, "column", reason, "row"::text from quarantine');
    expect(row?.slice(0, 3)).toEqual(['nps', 'responded_at', expect.stringContaining('expected an instant')]);
    expect(row?.[3]).not.toContain('secret');
  });

  it('costs nothing for a NUL or half a character in a name', async () => {
    const cells = { contact_id: '1', name: 'A\0nn\uD800 😀' };
    const stream = buildStream({
      brings: { contacts: ['contact_id', 'name'] },
      pages: [page('1', [{ id: '1', says: [fact('contacts', { at: NOW, cells })] }], { isLast: true })],
    });
    expect((await pull(database, buildConnector(stream))).report.files).toMatchObject([{ landed: 1, quarantined: 0 }]);
    expect(await listRows(database, 'select name from contacts')).toEqual([['Ann\uFFFD 😀']]);
  });

  it.each([
    ['a day ahead', 24, 1],
    ['a minute more than a day ahead', 24 + 1 / 60, 0],
  ])('a state of %s', async (_, hours, landed) => {
    const stream = buildStream({ pages: [page('1', [ticket('7', { at: later(hours) })], { isLast: true })] });
    expect((await pull(database, buildConnector(stream))).report.files).toMatchObject([
      { landed, quarantined: 1 - landed },
    ]);
  });
});

describe('trip wires', () => {
  const good = (count: number) => Array.from({ length: count }, (_, at) => ticket(`good${at}`));
  const bad = (count: number) => Array.from({ length: count }, (_, at) => ({ id: `bad${at}`, broken: true }));

  it('R229: over 5 % stop the stream before the page lands; pages before stay, and what was wrong can be seen', async () => {
    const stream = buildStream({
      pages: [
        page('1', good(100)),
        page('2', [...bad(60), ...good(200).map(({ id }) => ticket(`${id}b`))], { isLast: true }),
      ],
    });
    const { report } = await pull(database, buildConnector(stream));
    expect(report.files[0]?.error).toBe(
      'desk: tickets.json was stopped: 60 of 360 records could not be taken, more than 5 %. Nothing of the last page was kept.',
    );
    expect(await listTickets()).toHaveLength(100);
    expect(await listRows(database, 'select count(*)::int from quarantine')).toEqual([[60]]);
    expect(
      await listRows(database, 'select cursor, stopped_at, stopped_reason is not null from source_cursors'),
    ).toEqual([[{ after: '1' }, NOW, true]]);
  });

  it('count what is bad over all pages of a run', async () => {
    const pages = [page('1', [...good(30), ...bad(12)]), page('2', [...bad(12), ...good(9)], { isLast: true })];
    const { report } = await pull(database, buildConnector(buildStream({ pages })));
    expect(report.files[0]?.error).toContain('24 of 63 records could not be taken');
  });

  it('R229: a full reading of nothing after one of twenty stops, until it is read from the start', async () => {
    const full = { sweeps: ['tickets' as const] };
    await pull(database, buildConnector(buildStream({ ...full, pages: [page('', good(20), { isLast: true })] })));
    const empty = buildConnector(buildStream({ ...full, pages: [page('', [], { isLast: true })] }));
    const { report } = await pull(database, empty, later(1));
    expect(report.files[0]?.error).toContain('it has nothing at all, and had 20 records before');
    expect(await listTickets()).toHaveLength(20);
    const again = await pull(database, empty, later(2));
    expect(again.report.status).toBe('failed');
  });

  it('a last page of nothing is no reading of nothing', async () => {
    const full = { sweeps: ['tickets' as const] };
    await pull(database, buildConnector(buildStream({ ...full, pages: [page('0', good(20), { isLast: true })] })));
    const pages = [page('1', good(20)), page('2', [], { isLast: true })];
    expect((await pull(database, buildConnector(buildStream({ ...full, pages })), later(1))).report.status).toBe('ok');
    expect(await listTickets()).toHaveLength(20);
  });

  it('a full reading of nothing after one of nineteen is believed', async () => {
    const full = { sweeps: ['tickets' as const] };
    await pull(database, buildConnector(buildStream({ ...full, pages: [page('', good(19), { isLast: true })] })));
    const empty = buildConnector(buildStream({ ...full, pages: [page('', [], { isLast: true })] }));
    expect((await pull(database, empty, later(1))).report.status).toBe('ok');
    expect(await listTickets()).toEqual([]);
  });

  it('that moves again is stopped no longer', async () => {
    await pull(database, buildConnector(buildStream({ pages: [page('1', bad(30), { isLast: true })] })));
    await pull(database, buildConnector(buildStream({ pages: [page('1', good(1), { isLast: true })] })), later(1));
    expect(await listRows(database, 'select stopped_at, stopped_reason from source_cursors')).toEqual([[null, null]]);
  });
});
