import { alerts } from '../../../src/db/schema';
import { acknowledgeAlert } from '../../../src/services/acknowledge-alert';
import { createBuildDirectNote } from '../../../src/services/direct-notes/create-build-direct-note';
import { logAction } from '../../../src/services/log-action';
import { ANNA, NOW, seedAccount, seedPeople } from '../../support/alert-world';
import { truncateAll, useDatabase } from '../../support/database';
import { lintMessage } from '../../support/lint-blocks';

const ALERT_ID = '0190a4f2-1111-4222-8333-444455556666';
const database = useDatabase();
const MONA = 'mona@example.test';

beforeEach(async () => {
  await truncateAll(database.pool);
  await seedPeople(database.db);
  await seedAccount(database.db);
  const words = { reason: 'Logins down 41% in 14 days', action: 'call their admin', actionDueOn: '2026-03-13' };
  const row = { alertId: ALERT_ID, accountId: 'acme', currentBand: 'red', modelVersion: 'm1', openedAt: NOW } as const;
  await database.db.insert(alerts).values({ ...row, ...words, pod: 'north', driEmail: ANNA.email });
});

type Kind = 'reminder' | 'escalation' | 'missed';
const say = async (kind: Kind, toEmail = kind === 'reminder' ? ANNA.email : MONA) => {
  const message = await createBuildDirectNote(database.db)({ kind, alertId: ALERT_ID }, toEmail, NOW);
  if (message !== null) expect(lintMessage(message)).toEqual([]);
  return message?.text ?? null;
};
const press = { alertId: ALERT_ID, by: ANNA, now: NOW };

describe('a note about an alert nobody answered', () => {
  it.each([
    ['reminder', /^Still waiting for your answer: \[Acme\]/],
    ['escalation', /^Nobody has answered this yet: \[Acme\].* DRI: <@U0ANNA>$/],
    ['missed', /^No action logged in 5 business days: \[Acme\].* DRI: <@U0ANNA>$/],
  ] as const)('R34: says why it comes, who is named, and what to do: %s', async (kind, words) => {
    expect(await say(kind)).toMatch(words);
  });

  it.each([
    ['reminder', null],
    ['escalation', null],
    ['missed', expect.stringMatching(/^No action logged/)],
  ] as const)('is still true when it was acknowledged meanwhile? %s', async (kind, expected) => {
    await acknowledgeAlert(database.db, press);
    expect(await say(kind)).toEqual(expected);
  });

  it('R173: names the day of what was “this week” when the alert opened', async () => {
    await database.db.update(alerts).set({ action: 'call their admin this week and ask' });
    for (const kind of ['reminder', 'escalation', 'missed'] as const)
      expect(await say(kind)).toContain('Action: call their admin by Fri 13 Mar and ask. DRI');
  });

  it('is not sent once an action was logged', async () => {
    await logAction(database.db, { ...press, kind: 'call', note: 'Called' });
    for (const kind of ['reminder', 'escalation', 'missed'] as const) expect(await say(kind)).toBeNull();
  });

  it('does not remind whoever has given it on meanwhile', async () => {
    await database.db.update(alerts).set({ driEmail: 'carl@example.test' });
    expect(await say('reminder')).toBeNull();
    expect(await say('reminder', 'carl@example.test')).toMatch(/^Still waiting for your answer/);
  });
});
