import type { AlertTrigger, Tier, TriggerId } from '../../src/domain/trigger';
import { buildAlertMessage } from '../../src/views/alert-message';
import { alertSentence } from '../../src/views/alert-sentence';
import { buildAlertThreadNote } from '../../src/views/alert-thread';
import { lintMessage } from '../support/lint-blocks';
import { buildCard, HOSTILE, NOW } from './cards';
import { textOf } from './reading';

const line = (trigger: TriggerId, tier: Tier, reason: string, clearedAt: Date | null = null): AlertTrigger => ({
  trigger,
  tier,
  key: '',
  reason,
  firedAt: NOW,
  clearedAt,
});
const P1 = line('p1_opened', 'critical', 'P1 open for 3 h, renewal in March, $200K');
const wordsOf = (...args: Parameters<typeof buildCard>) => textOf(buildAlertMessage(buildCard(...args)).blocks);

describe('the sentence of an alert that no transition opened', () => {
  const card = buildCard({
    from: null,
    to: null,
    trigger: 'p1_opened',
    tier: 'critical',
    reason: P1.reason,
    action: 'call their CTO today',
  });

  it('R11: R158: leads with how urgent it is, then reason, action and one DRI', () => {
    expect(alertSentence(card)).toBe(
      '[Acme] Critical. P1 open for 3 h, renewal in March, $200K. Action: call their CTO today. DRI: <@U0DANA>',
    );
  });

  it.each([
    ['high', 'High'],
    ['moderate', 'Moderate'],
    ['renewal', 'Renewal'],
    ['expansion', 'Expansion'],
  ] as const)('R158: says %s where it is no more than that', (tier, word) => {
    expect(alertSentence({ ...card, tier })).toMatch(new RegExp(`^\\[Acme\\] ${word}\\. `));
  });
});

describe('the sentence of a transition', () => {
  it('R158: says Critical where it is, and nothing of a tier where it is not', () => {
    const card = buildCard({ tier: 'critical' });
    expect(alertSentence(card)).toMatch(/^\[Acme\] Yellow→Red\. /); // the sentence of a transition does not move
    expect(textOf(buildAlertMessage(card).blocks)).toContain('*Critical* · ');
    expect(alertSentence(buildCard())).toMatch(/^\[Acme\] Yellow→Red\. /);
  });
});

describe('the triggers of one alert', () => {
  const red = line('turned_red', 'high', 'Logins down 41% in 14 days');

  it('R157: are lines of the one message: all that hold but the one the sentence says', () => {
    const words = wordsOf({ triggers: [red, line('detractor', 'high', 'NPS 3, 2 days ago')] });
    expect(words).toContain('Also, high: NPS 3, 2 days ago');
    expect(words.match(/Logins down 41%/g)).toHaveLength(1);
  });

  it('are said once where two say the same', () => {
    const also = [P1, line('urgent_ticket_open', 'high', P1.reason)];
    expect(wordsOf({ triggers: [red, ...also] }).match(/P1 open for 3 h/g)).toHaveLength(1);
  });

  it('are five at most, the rest by count', () => {
    const ids = [
      'detractor',
      'usage_drop',
      'inactive',
      'seats_unused',
      'no_touchpoint',
      'low_adoption',
      'tickets_open',
    ] as const;
    const words = wordsOf({ triggers: [red, ...ids.map((id) => line(id, 'moderate', `Reason ${id}`))] });
    expect(words.match(/Also, moderate/g)).toHaveLength(5);
    expect(words).toContain('and 2 more');
  });

  it('are no longer said once they have ended', () => {
    expect(wordsOf({ triggers: [red, { ...P1, clearedAt: NOW }] })).not.toContain('P1 open');
  });

  it('all ended while nobody has said how it went, are said to have ended; a recovery says so already', () => {
    const ended = { trigger: 'p1_opened', tier: 'critical', triggers: [{ ...P1, clearedAt: NOW }] } as const;
    expect(wordsOf({ ...ended, from: null, to: null })).toContain('What opened this alert no longer holds');
    expect(wordsOf({ ...ended, from: null, to: null, status: 'resolved' })).not.toContain('no longer holds');
    expect(wordsOf({ ...ended, currentBand: 'green' })).not.toContain('no longer holds');
  });

  it('make a message Slack takes, whatever they say', () => {
    const triggers = Array.from({ length: 27 }, () => line('detractor', 'high', HOSTILE.repeat(100)));
    expect(lintMessage(buildAlertMessage(buildCard({ triggers })))).toEqual([]);
  });
});

describe('a line in the thread about what got worse', () => {
  it.each([
    ['raised', P1.reason, '[Acme] Now critical: P1 open for 3 h, renewal in March, $200K. DRI: <@U0DANA>'],
    ['joined', null, '[Acme] Now Red: Logins down 41% in 14 days. DRI: <@U0DANA>'],
    ['relapsed', null, '[Acme] Back to Red: Logins down 41% in 14 days. DRI: <@U0DANA>'],
  ] as const)('R12: names the DRI when it %s', (kind, note, text) => {
    const card = buildCard({ tier: 'critical' });
    expect(buildAlertThreadNote(card, { kind, at: NOW, actorName: null, note }).text).toBe(text);
  });
});
