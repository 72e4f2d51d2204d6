import { accountHealth, accounts, sourceAccounts, tickets, waitingFacts } from '../../src/db/schema';
import { createCommandLine } from '../acceptance/command-line';
import { truncateAll, useDatabase } from '../support/database';

const database = useDatabase();
const NOW = new Date('2026-03-04T06:00:00Z');
const barometer = createCommandLine(() => ({ DATABASE_URL: database.url }), () => NOW); // prettier-ignore
const OPENED = '2026-03-03T09:00:00Z';
const fact = { source: 'zendesk', accountKey: 'org-1', stream: 'tickets' as const, version: NOW, waitingSince: NOW };
const MATCH = ['match', '--source', 'zendesk', '--key', 'org-1'];

beforeEach(async () => {
  await truncateAll(database.pool);
  await database.db.insert(accounts).values({ accountId: 'acme', name: 'Acme', source: 'csv' });
  const seen = { source: 'zendesk', key: 'org-1', name: 'Initech', domains: ['initech.test'] };
  await database.db.insert(sourceAccounts).values({ ...seen, firstSeenAt: NOW, lastSeenAt: NOW });
  const cells = { ticket_id: 'zendesk:1', opened_at: OPENED, priority: 'p1' };
  await database.db.insert(waitingFacts).values({ ...fact, factKey: 'zendesk:1', cells });
});

describe('barometer match', () => {
  it('lists whom nobody recognised, with what waits', async () => {
    const { code, printed } = await barometer('match');
    expect(code).toBe(0);
    expect(printed).toMatch(/zendesk\s.*org-1\s.*Initech\s.*initech\.test\s.*1/);
    expect((await barometer('match', '--source', 'stripe')).printed).toBe(
      'Every customer of the sources is recognised.',
    );
  });

  it('says which account one is: what waited lands, and the account is scored', async () => {
    const { code, printed } = await barometer(...MATCH, '--account', 'acme');
    expect({ code, printed }).toEqual({ code: 0, printed: 'Initech (zendesk) is Acme.\nLanded: support tickets 1.' });
    expect(await database.db.$count(tickets)).toBe(1);
    expect(await database.db.$count(accountHealth)).toBe(1);
    expect((await barometer('match')).printed).toContain('zendesk org-1 (Initech): Acme, as a person said');
  });

  it('takes it back: what landed waits again', async () => {
    await barometer(...MATCH, '--account', 'acme');
    const { printed } = await barometer(...MATCH, '--undo');
    expect(printed).toBe(
      'Initech (zendesk) is nobody’s again: what comes of it waits.\nWhat zendesk had said of Acme is taken out of it, and waits again.',
    );
    expect(await database.db.$count(tickets)).toBe(0);
    expect(await database.db.$count(waitingFacts)).toBe(1);
  });

  it('says that one is no customer of ours', async () => {
    expect((await barometer(...MATCH, '--ignore')).printed).toContain('is no customer of ours');
    expect(await database.db.$count(waitingFacts)).toBe(0);
  });

  it.each([
    [[...MATCH], 2, 'usage: barometer match'],
    [[...MATCH, '--undo', '--ignore'], 2, 'usage: barometer match'],
    [['match', '--key', 'org-1', '--undo'], 2, 'usage: barometer match'],
    [[...MATCH, '--account', 'nobody'], 1, 'There is no such account.'],
    [['match', '--source', 'zendesk', '--key', 'no', '--undo'], 1, 'zendesk has told of no customer no.'],
  ])('says how to say it, of %j', async (words, code, sentence) => {
    expect(await barometer(...words)).toMatchObject({ code, errors: expect.stringContaining(sentence) });
  });
});
