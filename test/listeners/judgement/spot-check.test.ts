import { eq } from 'drizzle-orm';
import { accounts, reports, spotChecks } from '../../../src/db/schema';
import { lintMessage, lintView } from '../../support/lint-blocks';
import { useDatabase } from '../../support/database';
import { textOf } from '../../views/reading';
import { button, choice, filled, labelsOf, nest, text } from '../forms';
import { createSlackApp } from '../slack-app';
import { fillWorld, NOW, type Who } from '../world';
import { lastView, STRANGERS } from './windows';

const database = useDatabase();
const app = createSlackApp(() => database.db);
const CHECK_ID = '0190a4f2-1111-4222-8333-44445555a001';
const OTHER_ID = '0190a4f2-1111-4222-8333-44445555a002';
const MONTH = '2026-11-01';

beforeAll(() => fillWorld(database.db));
beforeEach(async () => {
  await database.db.delete(spotChecks);
  await database.db.delete(reports);
  await database.db.update(accounts).set({ pod: 'West' }).where(eq(accounts.accountId, 'acme'));
  await askManager();
  app.slack.clear();
  app.clock.at = NOW;
});

/** The manager of West is asked about Acme as it stands, and about the account with the hostile name as it was. */
async function askManager(): Promise<void> {
  const check = { month: MONTH, reviewerEmail: 'manager@example.com', drawnAt: NOW, modelVersion: 'abc' };
  const acme = { spotCheckId: CHECK_ID, accountId: 'acme', score: 31, band: 'red' as const, reason: 'Logins down' };
  const hostile = { spotCheckId: OTHER_ID, accountId: 'hostile', score: 44, band: 'yellow' as const, reason: null };
  await database.db.insert(spotChecks).values([
    { ...check, ...acme },
    { ...check, ...hostile },
  ]);
  const checks = [
    { ...acme, accountName: 'Acme', ground: 'near_edge' },
    { ...hostile, accountName: '<!channel> & <b>', ground: 'chance' },
  ];
  await database.db.insert(reports).values({
    kind: 'spot_checks',
    audience: 'manager@example.com',
    period: MONTH,
    createdAt: NOW,
    content: { month: MONTH, checks },
  });
}

const press = (id = CHECK_ID) => button('score.check', id);
const submit = (verdict: string | null, note: string | null = null, who: Who = 'manager') =>
  app.submit(who, { id: 'V1', ...filled(lastView(app), { verdict: choice(verdict), verdict_note: text(note) }) });
async function keptOf(spotCheckId = CHECK_ID) {
  const [row] = await database.db.select().from(spotChecks).where(eq(spotChecks.spotCheckId, spotCheckId));
  return row;
}

describe('Check, in a manager’s list of scores to look at', () => {
  it('R85: shows the score, what stands behind it and asks whether it matches', async () => {
    await app.press('manager', press());
    const view = lastView(app);
    expect(lintView(view)).toEqual([]);
    expect(textOf(view['blocks'])).toContain('Drawn at 🔴 Red, *31* of 100.\nLogins down.');
    expect(textOf(view['blocks'])).toContain('Does this match what you know?');
    expect(labelsOf(view)).toEqual([
      'Yes, it matches',
      'No, the score is too high',
      'No, the score is too low',
      'I cannot tell',
    ]);
  });

  it('says what the score is now where it has moved since it was drawn', async () => {
    await app.press('manager', press(OTHER_ID));
    expect(lintView(lastView(app))).toEqual([]);
    expect(textOf(lastView(app)['blocks'])).toContain('Drawn at 🟡 Yellow, *44* of 100; now 🔴 Red, *20*.');
  });

  it('R85: keeps the answer, and the list says who said what and how far one is', async () => {
    await app.press('manager', press());
    await submit('too_low', 'their new team is not in yet');
    expect(await keptOf()).toMatchObject({
      verdict: 'too_low',
      note: 'their new team is not in yet',
      checkedAt: NOW,
      checkedByEmail: 'manager@example.com',
    });
    const list = app.slack.of('respond').at(-1) as { text: string; blocks: unknown[] };
    expect(list).toMatchObject({ replace_original: true });
    expect(lintMessage(list)).toEqual([]);
    expect(textOf(list)).toContain('1 of 2 done');
    expect(textOf(list)).toContain('✓ Name of manager: too low, “their new team is not in yet”');
    expect(JSON.stringify(list)).not.toContain(CHECK_ID); // its button is gone
    expect(JSON.stringify(list)).toContain(OTHER_ID);
  });

  it('R85: answered in a later month still counts for its own', async () => {
    await app.press('manager', press());
    app.clock.at = new Date('2027-01-15T10:00:00Z');
    await submit('agree');
    expect(await keptOf()).toMatchObject({ verdict: 'agree', month: MONTH, checkedAt: app.clock.at });
  });

  it('is answered once: the same form again changes nothing, another one is told who was first', async () => {
    await app.press('manager', press());
    await submit('agree');
    await submit('agree');
    expect(textOf(app.slack.of('respond').at(-1))).toContain('1 of 2 done');
    await submit('too_high', null, 'revops');
    expect(textOf([...app.slack.of('respond'), ...app.slack.of('chat.postMessage')])).toContain(
      'Name of manager has looked at this score already.',
    );
    expect(await keptOf()).toMatchObject({ verdict: 'agree', checkedByEmail: 'manager@example.com' });
    app.slack.clear();
    await app.press('manager', press());
    expect(app.slack.of('views.open')).toEqual([]);
  });

  it('without a choice says so under its field', async () => {
    await app.press('manager', press());
    expect(await submit(null)).toEqual([{ response_action: 'errors', errors: { verdict: 'Choose what you say.' } }]);
  });

  it('of a message that cannot be drawn again is kept all the same', async () => {
    const private_metadata = JSON.stringify({ spotCheckId: CHECK_ID, responseUrl: 'https://elsewhere.example/list' });
    const values = nest({ verdict: choice('agree'), verdict_note: text(null) });
    await app.submit('manager', { callback_id: 'score.check', private_metadata, id: 'V1', state: { values } });
    expect(await keptOf()).toMatchObject({ verdict: 'agree' });
    expect(app.slack.of('chat.postMessage')).toEqual([]); // no failure is told
    expect(app.logged.at(-1)).toMatchObject({ msg: 'list not redrawn', spotCheckId: CHECK_ID });
  });

  it('R85: is RevOps’s to answer as well', async () => {
    await app.press('revops', press());
    await submit('cannot_tell', null, 'revops');
    expect(await keptOf()).toMatchObject({ verdict: 'cannot_tell', checkedByEmail: 'revops@example.com' });
  });

  it('stays with who was asked only as long as they may see the account', async () => {
    await database.db.update(accounts).set({ pod: 'East' }).where(eq(accounts.accountId, 'acme'));
    await app.press('manager', press());
    expect(app.slack.of('views.open')).toEqual([]);
    expect(textOf(app.slack.of('respond'))).toContain('I find no such account among yours.');
  });

  it.each([...STRANGERS, 'rep', 'csm', 'exec'] as const)(
    'does not open for %s, and takes nothing written by hand',
    async (who) => {
      await app.press(who, press());
      expect(app.slack.of('views.open')).toEqual([]);
      const private_metadata = JSON.stringify({ spotCheckId: CHECK_ID, responseUrl: null });
      const values = nest({ verdict: choice('agree'), verdict_note: text(null) });
      await app.submit(who, { callback_id: 'score.check', private_metadata, id: 'V1', state: { values } });
      expect(await keptOf()).toMatchObject({ verdict: null });
    },
  );
});
