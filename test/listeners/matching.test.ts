import { sourceAccounts, tickets, waitingFacts } from '../../src/db/schema';
import { lintMessage, lintView } from '../support/lint-blocks';
import { useDatabase } from '../support/database';
import { listActionIds, textOf } from '../views/reading';
import { button, choice, filled } from './forms';
import { createSlackApp } from './slack-app';
import { fillWorld, NOW } from './world';

const database = useDatabase();
const app = createSlackApp(() => database.db);
const VALUE = JSON.stringify(['zendesk', 'org-1']);

beforeAll(() => fillWorld(database.db));
beforeEach(async () => {
  app.slack.clear();
  await database.pool.query('truncate source_accounts, waiting_facts, tickets');
  const seen = { source: 'zendesk', key: 'org-1', name: 'Initech <!channel>', firstSeenAt: NOW, lastSeenAt: NOW };
  await database.db.insert(sourceAccounts).values(seen);
  const cells = { ticket_id: 'zendesk:1', opened_at: NOW.toISOString(), priority: 'p1' };
  const fact = { source: 'zendesk', accountKey: 'org-1', stream: 'tickets' as const, factKey: 'zendesk:1' };
  await database.db.insert(waitingFacts).values({ ...fact, cells, version: NOW, waitingSince: NOW });
});

const answers = () => app.slack.of('respond') as { text: string; blocks: unknown[] }[];
const matchButtons = (answer: { blocks: unknown[] } | undefined) =>
  listActionIds(answer?.blocks ?? []).filter((id) => id.startsWith('match.'));
const openForm = () => app.press('revops', button('match.open', VALUE), 'card');
const openedView = () => app.slack.of('views.open').at(-1)?.['view'] as Record<string, unknown>;
const submit = (what: string, account: string | null) =>
  app.submit('revops', { id: 'V1', ...filled(openedView(), { match_what: choice(what), find_account: choice(account) }) }); // prettier-ignore

describe('customers nobody recognised', () => {
  it('stand in /health freshness: named for RevOps, counted for everyone else', async () => {
    await app.command('revops', 'freshness');
    await app.command('rep', 'freshness');
    const [named, counted] = answers().map(textOf);
    expect(named).toContain('zendesk org-1');
    expect(counted).toContain('zendesk: 1 customer, 1 fact waiting');
    expect(counted).not.toContain('Initech');
  });

  it('R227: are matched in a form: what waited lands, the answer says so, and it can be undone', async () => {
    await openForm();
    expect(lintView(openedView())).toEqual([]);
    await submit('account', 'acme');
    expect(await database.db.$count(tickets)).toBe(1);
    const [answer] = answers();
    expect(answer?.text).toContain('is Acme. Landed: support tickets 1.');
    expect(answer === undefined ? ['nothing'] : lintMessage(answer as never)).toEqual([]);
    await app.press('revops', button('match.undo', VALUE), 'card');
    expect(await database.db.$count(tickets)).toBe(0);
    expect(await database.db.$count(waitingFacts)).toBe(1);
  });

  it('are said to be none of ours in the same form', async () => {
    await openForm();
    await submit('ignore', null);
    expect(answers()[0]?.text).toContain('is no customer of ours');
    expect(await database.db.$count(waitingFacts)).toBe(0);
  });

  it('need an account to be matched with', async () => {
    await openForm();
    expect(await submit('account', null)).toEqual([
      { response_action: 'errors', errors: { find_account: 'Choose an account.' } },
    ]);
  });

  it('whom somebody else has matched meanwhile are no longer asked about', async () => {
    await database.pool.query(`update source_accounts set account_id = 'acme', matched_by = 'person'`);
    await openForm();
    const [notice, list] = answers().map(textOf);
    expect(notice).toContain('Initech &lt;!channel&gt; (zendesk org-1) is Acme, as was said at the command line. If that is wrong, undo it first.'); // prettier-ignore
    expect(list).not.toContain('Match');
    expect(openedView()).toBeUndefined();
  });

  it('stand in the message that was pressed as what somebody said, with Undo in the place of Match', async () => {
    await openForm();
    await submit('account', 'acme');
    const [, redrawn] = answers();
    expect(redrawn).toMatchObject({ replace_original: true });
    expect(redrawn === undefined ? ['nothing'] : lintMessage(redrawn as never)).toEqual([]);
    expect(textOf(redrawn)).toContain('✓ Initech &lt;!channel&gt; (zendesk org-1) is Acme, says Name of revops');
    expect(matchButtons(redrawn)).toEqual(['match.take_back']);
    app.slack.clear();
    await app.press('revops', button('match.take_back', VALUE), 'card');
    const [said, back] = answers();
    expect(textOf(said)).toContain('is nobody’s again');
    expect(matchButtons(back)).toEqual(['match.open']);
    expect(await database.db.$count(waitingFacts)).toBe(1);
  });

  it('are listed as said for a day, for RevOps alone', async () => {
    const said = (at: Date) => database.db.update(sourceAccounts).set({ accountId: 'acme', matchedBy: 'person', matchedAt: at }); // prettier-ignore
    const dayMs = 86_400_000;
    await said(new Date(NOW.getTime() - dayMs));
    await app.command('revops', 'freshness');
    await app.command('rep', 'freshness');
    await said(new Date(NOW.getTime() - dayMs - 1));
    await app.command('revops', 'freshness');
    expect(answers().map((answer) => textOf(answer).includes('is Acme'))).toEqual([true, false, false]);
  });
});
