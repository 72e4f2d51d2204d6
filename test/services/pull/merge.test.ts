import { useDatabase } from '../../support/database';
import { buildConnector, buildStream, fact, NOW, page, type Rec, ticket } from './build-pulled';
import { listRows, pull, seedAccounts } from './pull-world';

const database = useDatabase();
beforeEach(() => seedAccounts(database));
const at = (minutes: number): Date => new Date(NOW.getTime() - (100 - minutes) * 60_000);
const priority = (value: string, minutes: number, account?: string): Rec =>
  ticket('7', { account, at: at(minutes), cells: { priority: value } });
const land = (...records: Rec[]) =>
  pull(database, buildConnector(buildStream({ pages: [page('1', records, { isLast: true })] })));
const stored = () =>
  listRows(database, `select account_id, priority, updated_at, csat from tickets where ticket_id = 'desk:7'`);
const gone = (minutes: number): Rec => ({
  id: '7',
  says: [{ kind: 'deleted', stream: 'tickets', account: null, version: at(minutes), cells: { ticket_id: '7' } }],
});

describe('of two states of one fact', () => {
  it('the later stays, whichever comes last', async () => {
    await land(priority('p1', 20));
    const { changed } = await land(priority('p4', 10));
    expect(await stored()).toEqual([['a1', 'p1', at(20), null]]);
    expect(changed).toEqual([]);
    expect((await land(priority('p3', 30))).changed).toEqual(['a1']);
    expect(await stored()).toEqual([['a1', 'p3', at(30), null]]);
  });

  it('on one page the later stays, and of equal ones the one that stands last', async () => {
    await land(priority('p1', 20), priority('p4', 10));
    expect(await stored()).toEqual([['a1', 'p1', at(20), null]]);
    await land(priority('p2', 20), priority('p3', 20));
    expect(await stored()).toEqual([['a1', 'p3', at(20), null]]);
  });

  it('with the same content the later version is kept, and is no change', async () => {
    await land(priority('p1', 20));
    const { changed, report } = await land(priority('p1', 30));
    expect([changed, report.files[0]?.landed, report.files[0]?.unchanged]).toEqual([[], 0, 1]);
    expect(await stored()).toEqual([['a1', 'p1', at(30), null]]);
    await land(priority('p4', 25)); // older than what is known by now
    expect(await stored()).toEqual([['a1', 'p1', at(30), null]]);
  });

  it('that names other columns leaves what it does not name', async () => {
    await land(priority('p1', 20));
    const rated = fact('tickets', {
      at: at(30),
      cells: { ticket_id: '7', opened_at: '2026-11-01T08:00:00Z', csat: 2 },
    });
    await land({ id: '7', says: [rated] });
    expect(await stored()).toEqual([['a1', 'p1', at(30), 2]]);
  });
});

describe('a fact that says only part of what is required', () => {
  const rating = (csat: number): Rec => ({
    id: 'r',
    says: [fact('tickets', { at: at(1), cells: { ticket_id: '7', csat } })],
  });

  it('changes what is there, whatever its own version, and leaves the version of what is there', async () => {
    await land(priority('p1', 20));
    expect((await land(rating(1))).changed).toEqual(['a1']);
    expect(await stored()).toEqual([['a1', 'p1', at(20), 1]]);
    expect((await land(rating(1))).changed).toEqual([]);
  });

  it('lands on the ticket of its own page, and makes none', async () => {
    await land(rating(1));
    expect(await stored()).toEqual([]);
    await land(rating(2), priority('p1', 20));
    expect(await stored()).toEqual([['a1', 'p1', at(20), 2]]);
  });
});

describe('a fact whose account changed at its source', () => {
  it('moves with all its columns, and both accounts have changed', async () => {
    await land(priority('p1', 20));
    await database.pool.query('update tickets set csat = 4');
    expect((await land(priority('p1', 30, 'a2'))).changed).toEqual(['a1', 'a2']);
    expect(await stored()).toEqual([['a2', 'p1', at(30), 4]]);
  });

  it('moves even with the version it has, and not by an older one', async () => {
    await land(priority('p1', 20));
    await land(priority('p1', 10, 'a2'));
    expect(await stored()).toEqual([['a1', 'p1', at(20), null]]);
    await land(priority('p1', 20, 'a2'));
    expect(await stored()).toEqual([['a2', 'p1', at(20), null]]);
  });
});

describe('a fact that is gone at its source', () => {
  it('goes, is kept aside as it was, and an older state does not bring it back; a later one does', async () => {
    await land(priority('p1', 20));
    expect((await land(gone(30))).changed).toEqual(['a1']);
    expect(await stored()).toEqual([]);
    expect(
      await listRows(database, `select fact_key, account_id, deleted_by, "row"->>'priority' from deleted_facts`),
    ).toEqual([['desk:7', 'a1', 'source', 'p1']]);
    await land(priority('p1', 30));
    expect(await stored()).toEqual([]);
    await land(priority('p2', 31));
    expect(await stored()).toEqual([['a1', 'p2', at(31), null]]);
  });

  it('on the same page goes or stays by its version, wherever it stands', async () => {
    await land(gone(30), priority('p1', 20));
    expect(await stored()).toEqual([]);
    await land(gone(30), priority('p1', 40));
    expect(await stored()).toEqual([['a1', 'p1', at(40), null]]);
  });

  it('goes also as of the very version it has', async () => {
    await land(priority('p1', 30));
    await land(gone(30));
    expect(await stored()).toEqual([]);
  });

  it('before it was known does not come', async () => {
    await land(gone(30));
    await land(priority('p1', 20));
    expect(await stored()).toEqual([]);
  });

  it('leaves nothing of what people wrote', async () => {
    const cells = { response_id: '7', responded_at: '2026-11-01T08:00:00Z', score: 1, comment: 'my secret' };
    await land({ id: '7', says: [fact('nps', { at: at(20), cells })] });
    await land({
      id: '7',
      says: [{ kind: 'deleted', stream: 'nps', account: null, version: at(30), cells: { response_id: '7' } }],
    });
    expect(await listRows(database, `select "row"::text from deleted_facts`)).toEqual([
      [expect.not.stringContaining('secret')],
    ]);
  });
});
