import type { Mapped, PullPage, UsageDay } from '../../../src/ingest/pull/connector';
import { SourceError } from '../../../src/errors';
import { useDatabase } from '../../support/database';
import { buildConnector, buildStream, fact, NOW, page, type Rec, SOURCE, ticket } from './build-pulled';
import { listRows, pull, seedAccounts } from './pull-world';

const database = useDatabase();
beforeEach(() => seedAccounts(database));
const later = (hours: number): Date => new Date(NOW.getTime() + hours * 3_600_000);
const old = new Date(NOW.getTime() - 3_600_000);
const all = (count: number): Rec[] => Array.from({ length: count }, (_, nr) => ticket(`${nr}`, { at: old }));
const sweepOf = (pages: PullPage[]) => buildConnector(buildStream({ sweeps: ['tickets'], pages }));
const show = (records: readonly Rec[], hours = 0) =>
  pull(database, sweepOf([page('', records, { isLast: true })]), later(hours));
const countTickets = async () => (await listRows(database, 'select count(*)::int from tickets'))[0]?.[0];

describe('a pass that shows all there is', () => {
  it('takes out what it does not show, and keeps it aside; what is shown again is back', async () => {
    await show(all(3));
    expect((await show(all(2), 1)).changed).toEqual(['a1']);
    expect(await countTickets()).toBe(2);
    expect(await listRows(database, 'select fact_key, deleted_by from deleted_facts')).toEqual([['desk:2', 'sweep']]);
    await show(all(3), 2);
    expect(await countTickets()).toBe(3);
  });

  it('takes out nothing until it has finished, over as many runs as that takes', async () => {
    await show(all(3));
    const halves = buildConnector(
      buildStream({
        sweeps: ['tickets'],
        pages: async function* (cursor) {
          if (cursor?.['after'] === '1') return yield page('2', [], { isLast: true });
          yield page('1', all(1));
          throw new SourceError(SOURCE, 'transient', 'no answer');
        },
      }),
    );
    await database.pool.query('update source_cursors set cursor = null');
    await pull(database, halves, later(1));
    expect(await countTickets()).toBe(3);
    await pull(database, halves, later(2));
    expect(await listRows(database, 'select ticket_id from tickets')).toEqual([['desk:0']]);
    expect(await listRows(database, 'select * from sweep_seen')).toEqual([]);
  });

  it('goes by what it shows itself, not by what a pass showed that was given up', async () => {
    await show(all(3));
    await database.pool.query('update source_cursors set cursor = null');
    const halfway = async function* (): AsyncGenerator<PullPage> {
      yield page('1', all(3));
      throw new SourceError(SOURCE, 'transient', 'no answer');
    };
    await pull(database, buildConnector(buildStream({ sweeps: ['tickets'], pages: halfway })), later(1));
    const pages = [page('', all(2), { isLast: true })];
    const anew = buildConnector(buildStream({ sweeps: ['tickets'], cursorVersion: 2, pages }));
    await pull(database, anew, later(2));
    expect(await countTickets()).toBe(2);
  });

  it('leaves what belongs to other sources', async () => {
    await database.pool.query(
      `insert into tickets (account_id, ticket_id, opened_at, source) values ('a1', 'T1', now(), 'csv')`,
    );
    await show(all(1));
    expect(await countTickets()).toBe(2);
  });

  it('leaves what it shows but cannot take, and everything when it cannot tell what that was', async () => {
    await show(all(3));
    await show([...all(1), { id: '1', broken: true }], 1);
    expect(await listRows(database, 'select ticket_id from tickets order by 1')).toEqual([['desk:0'], ['desk:1']]);
    await pull(database, sweepOf([{ ...page('', [], { isLast: true }), records: [{ broken: true }] }]), later(2));
    expect(await countTickets()).toBe(2);
  });

  it('leaves what a webhook told of since it began', async () => {
    await show(all(3));
    await database.pool.query(`update tickets set updated_at = $1 where ticket_id = 'desk:2'`, [later(1)]);
    await show(all(2), 1);
    expect(await countTickets()).toBe(3);
  });

  it('takes out what waits for its customer by the same rule', async () => {
    const strange = (nr: string, at: Date): Rec => ticket(nr, { account: 'nobody', at });
    await show([...all(3), strange('8', old), strange('9', later(1)), strange('10', old)]);
    await show([...all(2), strange('10', old)], 1);
    expect(await listRows(database, 'select fact_key from waiting_facts order by 1')).toEqual([
      ['desk:10'],
      ['desk:9'],
    ]);
  });

  it('keeps nothing aside of what people wrote', async () => {
    const cells = { response_id: '7', responded_at: '2026-11-01T08:00:00Z', score: 1, comment: 'my secret' };
    const answer: Rec = { id: '7', says: [fact('nps', { at: old, cells })] };
    const bringNps = (records: Rec[], hours: number) =>
      pull(
        database,
        buildConnector(
          buildStream({ brings: { nps: ['score'] }, sweeps: ['nps'], pages: [page('', records, { isLast: true })] }),
        ),
        later(hours),
      );
    await bringNps([answer], 0);
    await bringNps([], 1);
    expect(await listRows(database, `select fact_key, "row"::text from deleted_facts`)).toEqual([
      ['desk:7', expect.not.stringContaining('secret')],
    ]);
  });

  it('by which over a tenth would go is not believed, and begins anew', async () => {
    await show(all(100));
    const { report } = await show(all(78), 1);
    expect(report.files[0]?.error).toBe(
      'desk: tickets.json was stopped: 22 of 100 records are not there any more, more than 10 %. None was taken out.',
    );
    expect(await countTickets()).toBe(100);
    expect(await listRows(database, 'select cursor, pass_started_at, records from source_cursors')).toEqual([
      [null, null, 100],
    ]);
    expect((await show(all(95), 2)).report.status).toBe('ok');
    expect(await countTickets()).toBe(95);
  });
});

describe('days that come anew as a whole', () => {
  const usage = (account: string, day: string, logins: number): Rec => ({
    id: `${account}-${day}`,
    says: [fact('usage_daily', { account, cells: { day, logins } })],
  });
  const event = (id: string, day: string): Rec => ({
    id,
    says: [
      {
        kind: 'event',
        id,
        day,
        account: { key: 'a1', externalId: 'a1' },
        userId: id,
        feature: null,
        isLogin: true,
      } satisfies Mapped,
    ],
  });
  const bring = (pages: PullPage[], hours = 0) =>
    pull(database, buildConnector(buildStream({ brings: { usage_daily: ['logins'] }, pages })), later(hours));
  const listUsage = () => listRows(database, 'select account_id, day::text, logins from usage_daily order by 1, 2');

  it('lose what they no longer have, when the pass has brought them; other days stay', async () => {
    await bring([
      page('1', [usage('a1', '2026-11-01', 1), usage('a1', '2026-11-02', 2), usage('a2', '2026-11-02', 3)], {
        isLast: true,
      }),
    ]);
    const { changed } = await bring(
      [page('1', [usage('a1', '2026-11-02', 2)], { isLast: true, replacesDays: ['2026-11-02'] })],
      1,
    );
    expect(await listUsage()).toEqual([
      ['a1', '2026-11-01', 1],
      ['a1', '2026-11-02', 2],
    ]);
    expect(changed).toEqual(['a2']); // what came again just so is no change
  });

  describe('keep what was known of a row that is refused', () => {
    const DAY = '2026-11-02';
    const known = [
      page('1', [usage('a1', DAY, 1), usage('a2', DAY, 2), usage('a2', '2026-11-03', 3)], { isLast: true }),
    ];
    const replacesDays = [DAY, '2026-11-03'];
    const stream = (pages: PullPage[], findUsageDay: () => UsageDay | null = () => null) =>
      buildConnector(buildStream({ brings: { usage_daily: ['logins'] }, pages, findUsageDay }));
    const again = (records: Rec[], findUsageDay?: () => UsageDay | null) =>
      pull(database, stream([page('2', records, { isLast: true, replacesDays })], findUsageDay), later(1));
    beforeEach(() => bring(known));

    it('by the contract', async () => {
      await again([usage('a1', DAY, 5), usage('a2', DAY, -1)]);
      expect(await listUsage()).toEqual([['a1', DAY, 5], ['a2', DAY, 2]]); // and the other day, which did not come, is gone
    }); // prettier-ignore

    it('by the schema, where it can be told whose it is', async () => {
      await again([{ id: 'x', broken: true }, usage('a1', DAY, 5)], () => ({ accountKey: 'a2', day: DAY }));
      expect(await listUsage()).toEqual([['a1', DAY, 5], ['a2', DAY, 2]]);
    }); // prettier-ignore

    it('by the schema, where nobody can tell: then of all', async () => {
      await again([{ id: 'x', broken: true }, usage('a1', DAY, 5)]);
      expect(await listUsage()).toEqual([['a1', DAY, 5], ['a2', DAY, 2], ['a2', '2026-11-03', 3]]);
    }); // prettier-ignore

    it('until it comes again, or does not', async () => {
      await again([usage('a1', DAY, 5), usage('a2', DAY, -1)]);
      await pull(database, stream([page('3', [usage('a1', DAY, 6)], { isLast: true, replacesDays })]), later(2));
      expect(await listUsage()).toEqual([['a1', DAY, 6]]);
    });

    it('on an earlier page than the last', async () => {
      const pages = [page('2', [usage('a2', DAY, -1)], { replacesDays }), page('3', [usage('a1', DAY, 5)], { isLast: true, replacesDays })]; // prettier-ignore
      await pull(database, stream(pages), later(1));
      expect(await listUsage()).toEqual([['a1', DAY, 5], ['a2', DAY, 2]]);
    }); // prettier-ignore
  });

  it('of events are forgotten by the first page that names them, and by no page after it', async () => {
    await bring([page('1', [event('e1', '2026-11-19'), event('e2', '2026-11-19')], { isLast: true })]);
    expect(await listUsage()).toEqual([['a1', '2026-11-19', 2]]);
    const days = { replacesDays: ['2026-11-19'] };
    await bring(
      [
        page('2', [event('e3', '2026-11-19')], days),
        page('3', [event('e4', '2026-11-19'), event('e5', '2026-11-19')], { ...days, isLast: true }),
      ],
      1,
    );
    expect(await listUsage()).toEqual([['a1', '2026-11-19', 3]]);
  });

  it('of events stay as they were when they come anew just so', async () => {
    const pages = [page('1', [event('e1', '2026-11-19')], { replacesDays: ['2026-11-19'], isLast: true })];
    for (const hours of [0, 1, 2]) {
      await bring(pages, hours);
      expect(await listUsage()).toEqual([['a1', '2026-11-19', 1]]);
    }
  });

  it('without a record lose what they had once another page of the pass has some', async () => {
    await bring([page('1', [event('e1', '2026-11-18'), event('e2', '2026-11-19')], { isLast: true })]);
    await bring(
      [
        page('2', [], { replacesDays: ['2026-11-18'] }),
        page('3', [event('e3', '2026-11-19')], { replacesDays: ['2026-11-19'], isLast: true }),
      ],
      1,
    );
    expect(await listUsage()).toEqual([['a1', '2026-11-19', 1]]);
  });

  it('with not one record, after a pass of twenty, take out nothing', async () => {
    const many = Array.from({ length: 20 }, (_, nr) => event(`e${nr}`, '2026-11-19'));
    await bring([page('1', many, { isLast: true })]);
    const empty = [page('2', [], { replacesDays: ['2026-11-19'] }), page('3', [], { isLast: true })];
    expect((await bring(empty, 1)).report.status).toBe('failed');
    expect(await listUsage()).toEqual([['a1', '2026-11-19', 20]]);
  });

  it('reach as far as their source says, and no further than today', async () => {
    await bring([page('1', [event('e1', '2026-11-19')], { isLast: true, completeTo: '2026-11-18' })]);
    const reach = () => listRows(database, 'select first_fact_on::text, last_fact_on::text from source_streams');
    expect(await reach()).toEqual([['2026-11-18', '2026-11-18']]);
    await bring([page('2', [event('e2', '2026-11-20')], { isLast: true, completeTo: '2026-12-24' })], 1);
    expect(await reach()).toEqual([['2026-11-18', '2026-11-20']]);
  });
});
