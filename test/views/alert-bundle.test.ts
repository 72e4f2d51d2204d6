import type { AlertCard } from '../../src/domain/alert';
import type { BundledNote } from '../../src/domain/direct-note';
import { buildAlertBundle } from '../../src/views/alert-bundle';
import { lintMessage } from '../support/lint-blocks';
import { buildCard, HOSTILE } from './cards';
import { textOf } from './reading';

type Kind = BundledNote['kind'];
const of = (kind: Kind, accountName: string, changes: Partial<AlertCard> = {}) => ({
  kind,
  card: buildCard({ accountName, accountId: accountName.toLowerCase(), ...changes }),
});
const many = (kind: Kind, size: number) => Array.from({ length: size }, (_, index) => of(kind, `A${index}`));

describe('several alerts told to one person in one message', () => {
  it.each([
    ['reminder', '2 alerts wait for your answer: Acme and Beta.'],
    ['escalation', '2 alerts of your team wait for an answer: Acme and Beta.'],
    ['missed', '2 alerts of your team have no action logged in 5 business days: Acme and Beta.'],
  ] as const)('are one whole sentence in the notification: %s', (kind, sentence) => {
    expect(buildAlertBundle([of(kind, 'Acme'), of(kind, 'Beta')]).text).toBe(sentence);
  });

  it('have one line each: name, tier, since when, who is named, why, and what to do by when', () => {
    const words = textOf(buildAlertBundle([of('escalation', 'Acme', { tier: 'critical' }), of('escalation', 'Beta')]));
    expect(words).toContain('Ask whoever is named, or give them to someone else.');
    expect(words).toMatch(
      /\*Acme\* · Critical · since <!date\^\d+\^\{date_short_pretty\}\|2026-11-23> · DRI: Dana Reed/,
    );
    expect(words).toContain(
      'Logins down 41% in 14 days. Action: book a 30-min usage review with their admin by Fri 27 Nov.',
    );
    expect(words).toMatch(/\*Beta\* · High/);
  });

  it('name their DRI without ringing at them', () => {
    expect(textOf(buildAlertBundle(many('missed', 2)))).not.toContain('<@');
  });

  it('stand by the reason they are told for: what the reader owes, then the longest silence', () => {
    const told = [of('escalation', 'Acme'), of('reminder', 'Beta'), of('missed', 'Crux'), of('escalation', 'Dyno')];
    const { text } = buildAlertBundle(told);
    expect(text).toBe(
      '1 alert waits for your answer: Beta. 1 alert of your team has no action logged in 5 business days: Crux. ' +
        '2 alerts of your team wait for an answer: Acme and Dyno.',
    );
  });

  it('show the critical ones first, and the oldest first among equals, as they came', () => {
    const told = [of('missed', 'Acme'), of('missed', 'Beta'), of('missed', 'Crux', { tier: 'critical' })];
    expect(buildAlertBundle(told).text).toMatch(/: Crux, Acme and Beta\.$/);
  });

  it('each open their account', () => {
    expect(buildAlertBundle(many('reminder', 2)).blocks).toContainEqual(
      expect.objectContaining({ accessory: expect.objectContaining({ action_id: 'account.open', value: 'a1' }) }),
    );
  });

  it.each([
    [10, 0, null],
    [11, 0, 'and 1 more'],
    [7, 5, 'and 2 more'],
    [12, 4, 'and 4 more'],
  ])('are ten lines at most, and the rest is counted: %d and %d', (own, team, rest) => {
    const message = buildAlertBundle([...many('reminder', own), ...many('escalation', team)]);
    const lines = message.blocks.filter((block) => 'accessory' in block);
    expect(lines).toHaveLength(10);
    expect(message.text).toContain(`${own} alerts wait for your answer: A0, A1, A2 and ${own - 3} more.`);
    if (rest === null) expect(textOf(message)).not.toContain('and 0 more');
    else expect(textOf(message)).toContain(rest);
    expect(lintMessage(message)).toEqual([]);
  });

  it('are a message Slack takes, whatever the accounts are called and however long their reasons are', () => {
    const long = { reason: `${HOSTILE} `.repeat(80), action: `${HOSTILE} `.repeat(80) };
    const told = Array.from({ length: 30 }, () => of('escalation', HOSTILE.repeat(20), long));
    const message = buildAlertBundle(told);
    expect(lintMessage(message)).toEqual([]);
    expect(textOf(message)).not.toContain('<!channel>');
  });
});
