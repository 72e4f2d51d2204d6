import { buildAccountCard, buildAccountModal, buildSharedCard } from '../../src/views/account-card';
import { buildAccountChoice, buildAccountNotFound } from '../../src/views/account-choice';
import { sparkline } from '../../src/views/sparkline';
import { lintMessage, lintView } from '../support/lint-blocks';
import { HOSTILE, NOW } from './cards';
import { listActionIds, textOf } from './reading';
import { buildAccount, HEALTH as health, STANDING } from './samples';

describe('the card of an account', () => {
  const words = textOf(buildAccountCard(buildAccount()).blocks);

  it('R23: R3: begins with the number, the reason and the action', () => {
    expect(words.split('\n').slice(0, 2)).toEqual([
      '*Acme*',
      '🔴 Red · *31* of 100 · ▼ declining (−14 in 30 days, notable drop)',
    ]);
    expect(words).toContain(
      'Logins down 41% in 14 days. Action: book a 30-min usage review with their admin by Fri 27 Nov.',
    );
  });

  it.each([
    ['the dimensions with their weight', 'Product *12* (weight 40%) · Financial no data'],
    ['what cost points, most first, but for what changed', 'Also cost points: login change −20'],
    ['the rule that held it down', 'Held down: a P1 open for 48 hours'],
    ['the course of the score', '▆▆·▅▃  score, 5 weeks'],
    ['the renewal and its distance', '31 Mar 2027, in 128 days'],
    ['what is paid', '$240K'],
    ['what is at risk', '$96K'],
    ['the people', '<@U0DANA> · nobody'],
    ['the sponsor', 'Kim Sponsor, last seen <!date^'],
    ['the open alert', '*Alert open* · DRI Dana Reed'],
    ['how much was seen', '83% of the model had data'],
    ['the model', 'model 1f0c9e4ab27d'],
    ['the freshness', 'All data is fresh.'],
  ])('shows %s', (_what, expected) => {
    expect(words).toContain(expected);
  });

  it.each([
    [null, 'In the CRM this account was deleted on <!date^'],
    ['Acme Group', 'In the CRM this account was merged into *Acme Group* on <!date^'],
    [HOSTILE, 'merged into'],
  ])('says that its CRM has it no more, and who it became: %s', (into, expected) => {
    const card = buildAccount({ deletedInCrm: { at: NOW, into } });
    expect(textOf(buildAccountCard(card).blocks)).toContain(expected);
    expect(lintMessage(buildAccountCard(card))).toEqual([]);
    expect(textOf(buildAccountCard({ ...card, health: null }).blocks)).toContain(expected);
  });

  it('offers the buttons of the open alert, sharing and the CRM', () => {
    expect(listActionIds(buildAccountCard(buildAccount()).blocks)).toEqual([
      'account.more',
      'alert.acknowledge',
      'alert.snooze',
      'alert.log_action',
      'alert.more',
      'account.share',
      'account.open_crm',
      'account.more',
    ]);
  });

  it('offers no link to a CRM that is not configured', () => {
    const ids = listActionIds(buildAccountCard(buildAccount({ crmUrl: null, alert: null })).blocks);
    expect(ids).toEqual(['account.more', 'account.share', 'account.log_action', 'account.more']);
  });

  it('says "not known" for what no source has told', () => {
    const bare = buildAccount({ arr: null, renewalOn: null, daysToRenewal: null, sponsor: { kind: 'not_known' } });
    const seen = textOf(buildAccountCard(bare).blocks);
    expect(seen).toContain('*ARR*\nnot known');
    expect(seen).toContain('*Renewal*\nnot known');
    expect(seen).toContain('not known: no contacts connected');
  });

  it('tells an account without a score apart from one with score 0', () => {
    expect(buildAccountCard(buildAccount({ health: null })).text).toBe('Acme has not been scored yet.');
    const zero = buildAccount({ health: { ...health, score: 0 } });
    expect(buildAccountCard(zero).text).toContain('Red, score 0.');
  });

  it.each([null, 100])('never presents an unknown band as green, nor %j points of its parts as a score', (score) => {
    const unknown = buildAccount({ health: { ...health, score, band: 'unknown', reason: null, action: null } });
    const { text, blocks } = buildAccountCard(unknown);
    expect(text).toBe('Acme: Unknown, no score. Too little data was seen to judge.');
    expect(textOf(blocks)).toContain('⚪ Unknown · score not known\n');
  });

  it('goes on with the way out, then money, people, its like, the outlook, and what stands behind the number', () => {
    const order = [
      'Red ·',
      'Action:',
      'Alert open',
      'What would change it',
      'Renewal',
      'Forecast',
      'weight 40%',
      'Scored',
    ];
    const places = order.map((words_) => words.indexOf(words_));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(Math.min(...places)).toBeGreaterThan(-1);
  });

  it('is short: at most 14 blocks and 160 words', () => {
    const { blocks } = buildAccountCard(buildAccount());
    expect(blocks.length).toBeLessThanOrEqual(14);
    // What a menu holds is read when it is opened.
    const read = textOf(
      blocks.filter(({ type }) => type !== 'actions').map((block) => ({ ...block, accessory: null })),
    );
    const counted = read.replace(/<!date[^>]*>/g, 'date').split(/\s+/).filter((word) => /\w/.test(word)); // prettier-ignore
    expect(counted.length).toBeLessThanOrEqual(160);
  });

  it('names the sponsor once: among the people where they are known', () => {
    const contact = { contactId: 'c', name: 'Kim Sponsor', email: null, role: 'executive_sponsor', department: null, lastSeenAt: NOW, leftOn: null, npsScore: null, npsAt: null } as const;
    const counts = { known: 1, seenKnown: 1, active30: 1, departments: 0, departmentsActive30: 0 };
    const people = { counts, key: [{ contact, score: 90, state: 'active', reason: 'Executive sponsor seen today' } as const] };
    const seen = textOf(buildAccountCard(buildAccount({ standing: { ...STANDING, people } })).blocks);
    expect(seen.match(/Kim Sponsor/g)).toHaveLength(1);
  }); // prettier-ignore

  it('when shared carries neither buttons nor the alert, and names who shared it', () => {
    const shared = buildSharedCard(buildAccount({ crmUrl: null }), { slackUserId: 'U0DANA' });
    expect(listActionIds(shared.blocks)).toEqual([]);
    expect(textOf(shared.blocks)).not.toContain('Alert open');
    expect(textOf(shared.blocks)).toContain('Shared by <@U0DANA>');
  });

  it.each([
    ['as it is', buildAccount()],
    ['unscored', buildAccount({ health: null, alert: null })],
    [
      'with a hostile name',
      buildAccount({ name: HOSTILE.repeat(40), sponsor: { kind: 'known', name: HOSTILE, lastSeenAt: null } }),
    ],
    ['with hostile reasons', buildAccount({ health: { ...health, reason: HOSTILE.repeat(99), action: HOSTILE } })],
  ])('is taken by Slack in a message and a modal %s', (_how, card) => {
    expect(lintMessage(buildAccountCard(card))).toEqual([]);
    expect(lintMessage(buildSharedCard(card, { slackUserId: 'U0DANA' }))).toEqual([]);
    expect(lintView(buildAccountModal(card))).toEqual([]);
  });
});

describe('a choice of accounts', () => {
  it('has one labelled button for each, and shows at most ten', () => {
    const matches = Array.from({ length: 14 }, (_, index) => ({ accountId: `a${index}`, name: `${HOSTILE} ${index}` }));
    const choice = buildAccountChoice(HOSTILE, matches);
    expect(lintMessage(choice)).toEqual([]);
    expect(listActionIds(choice.blocks)).toHaveLength(10);
  });

  it('answers about nothing found in a message Slack takes', () => {
    expect(lintMessage(buildAccountNotFound(HOSTILE, '/health'))).toEqual([]);
  });
});

describe('the sparkline', () => {
  it.each([
    [[0, 100], '▁█'],
    [[12, 13, 99, 100], '▁▂██'],
    [[null, 50, 50], '·▅▅'],
    [[-5, 140], '▁█'],
    [[50], ''],
    [[null, 50], ''],
    [[], ''],
  ])('draws %j as "%s"', (scores, line) => {
    expect(sparkline(scores)).toBe(line);
  });
});
