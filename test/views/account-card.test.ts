import { buildAccountCard, buildAccountModal, buildSharedCard } from '../../src/views/account-card';
import { buildAccountChoice, buildAccountNotFound } from '../../src/views/account-choice';
import { sparkline } from '../../src/views/sparkline';
import { lintMessage, lintView } from '../support/lint-blocks';
import { HOSTILE } from './cards';
import { listActionIds, textOf } from './reading';
import { buildAccount, HEALTH as health } from './samples';

describe('the card of an account', () => {
  const words = textOf(buildAccountCard(buildAccount()).blocks);

  it('R23: R3: begins with the number, the reason and the action', () => {
    expect(words.split('\n').slice(0, 2)).toEqual(['*Acme*', '🔴 Red · *31* of 100 · ▼ declining (−14 in 30 days)']);
    expect(words).toContain(
      'Logins down 41% in 14 days. Action: book a 30-min usage review with their admin this week. By Fri 27 Nov.',
    );
  });

  it.each([
    ['the dimensions with their weight', 'Product *12* (weight 40%) · Financial no data (weight 35%)'],
    ['what cost most points first', 'Cost most points: Login change −20, Seat use −10'],
    ['the rule that held it down', 'Held down by a hard rule: P1 open 48h (Open P1)'],
    ['the course of the score', '▆▆·▅▃  score over the last 5 weeks'],
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

  it('offers the buttons of the open alert, sharing and the CRM', () => {
    expect(listActionIds(buildAccountCard(buildAccount()).blocks)).toEqual([
      'alert.acknowledge',
      'alert.snooze',
      'alert.log_action',
      'alert.more',
      'account.share',
      'account.open_crm',
    ]);
  });

  it('offers no link to a CRM that is not configured', () => {
    const ids = listActionIds(buildAccountCard(buildAccount({ crmUrl: null, alert: null })).blocks);
    expect(ids).toEqual(['account.share']);
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

  it('never presents an unknown band as green', () => {
    const unknown = buildAccount({ health: { ...health, score: null, band: 'unknown', reason: null, action: null } });
    expect(buildAccountCard(unknown).text).toBe('Acme: Unknown, no score. Too little data was seen to judge.');
  });

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
