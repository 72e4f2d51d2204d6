import { accounts, contacts, outcomes, people, subscriptions } from '../../../src/db/schema';
import { countLacking, countUnknownFacts } from '../../../src/db/queries/required-facts';
import { readTimeline } from '../../../src/services/drill/read-timeline';
import { diagnoseFacts } from '../../../src/services/diagnose/diagnose-facts';
import { sayEntry } from '../../../src/views/drill/timeline-words';
import { useDatabase } from '../../support/database';
import { CALLER, enter, factsOf, LATER, listEntries, listPeople, NOW, readAcme, seedAcme } from './world';

const database = useDatabase();
beforeEach(() => seedAcme(database));

const asked = { caller: CALLER, accountId: 'a1', now: NOW };
const GRACE = { name: 'Grace Hopper', email: null };
const HOSTILE = '<!channel> & "Grace"';
const takeBack = (field: 'arr' | 'renewal_on' | 'executive_sponsor') => factsOf(database).takeBack({ ...asked, now: LATER, field }); // prettier-ignore

describe('R231: what must be known of an account', () => {
  it('is asked for where it is unknown, and only that', async () => {
    expect(await factsOf(database).form(asked)).toMatchObject({ missing: ['executive_sponsor', 'renewal_on', 'arr'], entered: [] }); // prettier-ignore
    await enter(database, { arr: { amount: 0 } });
    expect(await factsOf(database).form(asked)).toMatchObject({
      missing: ['executive_sponsor', 'renewal_on'],
      entered: [{ field: 'arr', value: { amount: 0 }, byName: 'Ada' }],
    });
  });

  it('is known where a contract term in force tells it', async () => {
    const term = { accountId: 'a1', subscriptionId: 's1', startedOn: '2026-01-01', arr: 10, source: 'csv' };
    await database.db.insert(subscriptions).values({ ...term, endsOn: '2026-12-31' });
    expect((await factsOf(database).form(asked)).missing).toEqual(['executive_sponsor']);
    await database.db.update(subscriptions).set({ endsOn: null });
    expect((await factsOf(database).form(asked)).missing).toEqual(['executive_sponsor', 'renewal_on']);
    await database.db.update(subscriptions).set({ endsOn: '2026-11-20' }); // it has ended today
    expect((await factsOf(database).form(asked)).missing).toEqual(['executive_sponsor', 'renewal_on', 'arr']);
  });

  it('is unknown again where the sponsor has left', async () => {
    const sponsor = { accountId: 'a1', contactId: 'c', role: 'executive_sponsor' as const, source: 'csv' };
    await database.db.insert(contacts).values({ ...sponsor, leftOn: '2026-11-21' });
    expect((await factsOf(database).form(asked)).missing).not.toContain('executive_sponsor');
    await database.db.update(contacts).set({ leftOn: '2026-11-20' });
    expect((await factsOf(database).form(asked)).missing).toContain('executive_sponsor');
  });

  it('can be an owner, whom only a source names', async () => {
    await database.db.insert(accounts).values({ accountId: 'a2', name: 'Beta', aeEmail: 'nobody@us.test', source: 'csv' }); // prettier-ignore
    const counts = await countUnknownFacts(database.db, { required: ['owner', 'champion'], today: '2026-11-20' });
    expect(counts).toEqual([
      { fact: 'owner', accounts: 2, unknown: 1 },
      { fact: 'champion', accounts: 2, unknown: 2 },
    ]);
  });

  it('is nothing where barometer.yaml requires nothing', async () => {
    expect(await factsOf(database, []).form(asked)).toMatchObject({ missing: [], entered: [] });
    expect(await factsOf(database, []).lacking({ caller: CALLER, now: NOW })).toEqual({ total: 0, rows: [] });
  });

  it('is required of no customer who has left', async () => {
    const today = '2026-11-20';
    const count = async () => (await countUnknownFacts(database.db, { required: ['arr'], today }))[0];
    expect(await count()).toEqual({ fact: 'arr', accounts: 1, unknown: 1 });
    await database.db.insert(outcomes).values({ accountId: 'a1', outcome: 'churned', effectiveOn: today, key: 'k', source: 'csv' }); // prettier-ignore
    expect(await count()).toEqual({ fact: 'arr', accounts: 0, unknown: 0 });
    expect(await factsOf(database).form(asked)).toMatchObject({ missing: [], entered: [] });
    expect(await enter(database, { arr: { amount: 1 } })).toMatchObject({ kind: 'refused', field: null });
  });
});

describe('R231: what a person enters', () => {
  it('stands where a source’s word would: among the people, on the account, which keeps its source', async () => {
    expect(await enter(database, { executive_sponsor: GRACE, renewal_on: { day: '2027-01-31' }, arr: { amount: 5 } })).toEqual({ kind: 'entered' }); // prettier-ignore
    expect(await readAcme(database)).toEqual([5, '2027-01-31', 'csv']);
    expect(await listPeople(database)).toMatchObject([['a1', 'entered:executive_sponsor', 'Grace Hopper', null, 'executive_sponsor', 'entered']]); // prettier-ignore
  });

  it('can be changed by whoever may enter it, and the same twice is one entry', async () => {
    await enter(database, { executive_sponsor: GRACE });
    await enter(database, { executive_sponsor: GRACE });
    await enter(database, { executive_sponsor: { ...GRACE, email: 'grace@acme.test' } }, { now: LATER });
    expect(await listEntries(database)).toEqual([
      ['executive_sponsor', GRACE, true, 'ada@us.test'],
      ['executive_sponsor', { ...GRACE, email: 'grace@acme.test' }, false, null],
    ]);
    expect(await listPeople(database)).toHaveLength(1);
  });

  it('can be taken back, and is unknown again', async () => {
    await enter(database, { executive_sponsor: GRACE, renewal_on: { day: '2027-01-31' }, arr: { amount: 5 } });
    await takeBack('arr');
    await takeBack('renewal_on');
    await takeBack('executive_sponsor');
    await takeBack('arr'); // again
    expect(await readAcme(database)).toEqual([null, null, 'csv']);
    expect(await listPeople(database)).toEqual([]);
    expect((await listEntries(database)).map(([, , hasEnded, by]) => [hasEnded, by])).toEqual([1, 2, 3].map(() => [true, 'ada@us.test'])); // prettier-ignore
  });

  it('takes nothing back that a source said', async () => {
    await database.db.update(accounts).set({ arr: 77 });
    await takeBack('arr');
    expect(await readAcme(database)).toEqual([77, null, 'csv']);
  });

  it('is refused under its field where a source knows it by now, and then none of the form is kept', async () => {
    await database.db.update(accounts).set({ arr: 77 });
    expect(await enter(database, { executive_sponsor: GRACE, arr: { amount: 5 } })).toEqual({
      kind: 'refused',
      field: 'arr',
      sentence: 'A source knows this by now: close this form and look again.',
    });
    expect(await listEntries(database)).toEqual([]);
    expect(await readAcme(database)).toEqual([77, null, 'csv']);
  });

  it.each([
    [{ arr: null, renewal_on: null }, null, 'Fill in at least one.'],
    [{}, null, 'Fill in at least one.'],
  ])('is refused where nothing was filled in: %j', async (answers, field, sentence) => {
    expect(await enter(database, answers)).toEqual({ kind: 'refused', field, sentence });
  });

  it('is not removed by an emptied field: that may be a slip', async () => {
    await enter(database, { arr: { amount: 5 } });
    expect(await enter(database, { arr: null })).toMatchObject({ kind: 'refused', field: 'arr' });
    expect(await readAcme(database)).toEqual([5, null, 'csv']);
  });

  it('is refused for an account that is not the person’s, as if it were not there', async () => {
    await database.db.update(accounts).set({ aeEmail: 'someone@us.test' });
    expect(await enter(database, { arr: { amount: 5 } })).toEqual({ kind: 'refused', field: null, sentence: 'I find no such account among yours.' }); // prettier-ignore
    await expect(takeBack('arr')).rejects.toThrow('I find no such account among yours.');
  });

  it('stands in what happened, with who entered and who took back, and a source that came to know', async () => {
    await enter(database, { executive_sponsor: { name: HOSTILE, email: null }, arr: { amount: 5 } });
    await enter(database, { arr: { amount: 6 } }, { now: LATER });
    await takeBack('executive_sponsor');
    const scope = { kind: 'all' } as const;
    const later = new Date('2026-11-22T12:00:00Z');
    await database.pool.query(`update entered_facts set ended_at = $1, ended_by = null where ended_at is null`, [
      later,
    ]); // as when a file lands
    const { entries } = await readTimeline(database.db, { accountId: 'a1', scope, page: 0, now: later });
    expect(entries.map(({ what }) => sayEntry(what))).toEqual([
      '*ARR known to a source by now: what was entered by hand ended*: 6 a year',
      '*ARR entered by hand* by Ada: 6 a year',
      '*Executive sponsor taken back* by Ada: &lt;!channel&gt; &amp; "Grace"',
      '*ARR entered by hand* by Ada: 5 a year',
      '*Executive sponsor entered by hand* by Ada: &lt;!channel&gt; &amp; "Grace"',
    ]);
  });
});

describe('R231: the list of what is missing', () => {
  it('names a person’s own customers, most ARR first, and how many there are in all', async () => {
    const rows = Array.from({ length: 25 }, (_, index) => ({
      accountId: `b${String(index).padStart(2, '0')}`, name: `B${index}`, aeEmail: 'ada@us.test', arr: index, renewalOn: '2027-01-01', source: 'csv',
    })); // prettier-ignore
    await database.db.insert(accounts).values([...rows, { accountId: 'x', name: 'Of others', source: 'csv' }]);
    const lacking = await factsOf(database).lacking({ caller: CALLER, now: NOW });
    expect(lacking.total).toBe(26);
    expect(lacking.rows).toHaveLength(20);
    expect(lacking.rows[0]).toMatchObject({ accountId: 'b24', arr: 24, missing: ['executive_sponsor'] });
    const scope = { kind: 'own', email: 'ada@us.test', pods: [] } as const;
    const counted = await countLacking(database.db, { scope, required: ['arr', 'executive_sponsor', 'owner'], today: '2026-11-20' }); // prettier-ignore
    expect(counted).toEqual({ total: 26, facts: ['arr', 'executive_sponsor'] });
  });

  it('is counted by doctor', async () => {
    const doctor = async () => (await diagnoseFacts(database.db, ['executive_sponsor', 'arr'], NOW)).map(({ level, text }) => [level, text]); // prettier-ignore
    expect(await doctor()).toEqual([
      ['note', 'Executive sponsor unknown for 1 of 1 customer: fill in on its card'],
      ['note', 'ARR unknown for 1 of 1 customer: fill in on its card'],
    ]);
    await enter(database, { executive_sponsor: GRACE, arr: { amount: 1 } });
    expect(await doctor()).toEqual([['ok', 'known of every customer']]);
    await database.db.delete(people);
    await database.pool.query('delete from accounts');
    expect(await doctor()).toEqual([]);
  });

  it('is sent by doctor to people.csv where the owner is missing, which no form asks for', async () => {
    await database.pool.query('update accounts set ae_email = null, csm_email = null');
    expect((await diagnoseFacts(database.db, ['owner'], NOW)).map(({ text }) => text)).toEqual([
      'Owner unknown for 1 of 1 customer: name its AE or CSM at its source, and in people.csv',
    ]);
  });
});
