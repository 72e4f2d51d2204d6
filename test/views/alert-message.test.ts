import { array, assert, constant, constantFrom, integer, oneof, option, property, record, string } from 'fast-check';
import { ALERT_STATUSES, OUTCOMES } from '../../src/domain/alert';
import { buildAlertMessage } from '../../src/views/alert-message';
import { alertSentence, datedAlertSentence } from '../../src/views/alert-sentence';
import { lintMessage } from '../support/lint-blocks';
import { buildCard, HOSTILE, NOW } from './cards';
import { listActionIds, textOf } from './reading';

describe('the sentence of an alert', () => {
  it('R11: R12: names account, transition, reason with number and window, action and one DRI', () => {
    expect(alertSentence(buildCard())).toBe(
      '[Acme] Yellow→Red. Logins down 41% in 14 days. Action: book a 30-min usage review with their admin this week. DRI: <@U0DANA>',
    );
  });

  it('ends reason and action with one full stop though they came with their own', () => {
    const card = buildCard({ reason: 'Logins down 41% in 14 days.', action: 'call them..' });
    expect(alertSentence(card)).toContain('in 14 days. Action: call them. DRI');
  });

  it('names a DRI whom Slack does not know by name', () => {
    expect(alertSentence(buildCard({ dri: { name: 'Dana <Reed>', slackUserId: null } }))).toMatch(
      /DRI: Dana &lt;Reed&gt;$/,
    );
  });
});

describe('the words of an alert', () => {
  const count = (text: string): number => text.split(/\s+/u).length;
  const words = (most: number) => array(constantFrom('Acme', 'call', 'a', 'usage', '<b>', '…'), { minLength: 1, maxLength: most, size: 'max' }).map((all) => all.join(' ')); // prettier-ignore
  const longest = record({ accountName: words(30), reason: words(60), action: words(60), dri: record({ name: words(9), slackUserId: constant(null) }) }); // prettier-ignore

  it('R1: are at most 40, also told again with its date', () => {
    assert(
      property(longest, (card) => {
        expect(count(alertSentence(buildCard(card)))).toBeLessThanOrEqual(40);
        expect(count(datedAlertSentence(buildCard(card)))).toBeLessThanOrEqual(40);
      }),
    );
  });

  it('leave a long action of the playbook whole beside a usual name and reason', () => {
    const action = 'call their sponsor today and ask openly whether the unpaid invoice is about money or about us';
    const card = buildCard({ accountName: 'Marrowby Grocers', reason: 'Invoice 30 days overdue', action });
    expect(alertSentence(card)).toContain(`Action: ${action}. DRI: `);
  });
});

describe('what the message says of people', () => {
  const coversFor = { name: 'Anna <b>', until: new Date('2026-12-02T23:00:00Z'), timeZone: 'Europe/Berlin' };

  it('R12: names whom the DRI covers for, until the day that one is back there', () => {
    const words = textOf(buildAlertMessage(buildCard({ coversFor })).blocks);
    expect(words).toContain('Dana Reed covers for Anna &lt;b&gt; until Thu 3 Dec');
    expect(words.match(/DRI: /g)).toHaveLength(1);
  });

  it.each([
    [{ text: 'call again.', on: '2026-12-04' }, '→ Next: call again, Fri 4 Dec'],
    [{ text: 'call again', on: null }, '→ Next: call again'],
    [{ text: null, on: '2026-12-04' }, '→ Next: Fri 4 Dec'],
  ])('R173: says the next step %j', (nextStep, line) => {
    expect(textOf(buildAlertMessage(buildCard({ nextStep })).blocks).split('\n')).toContain(line);
  });

  it('says the note of its end', () => {
    const end = { status: 'resolved', outcome: 'lost', outcomeNote: 'went to <Orbit>', resolvedAt: NOW } as const;
    expect(textOf(buildAlertMessage(buildCard(end)).blocks)).toMatch(/■ Resolved: lost .*: went to &lt;Orbit&gt;/);
  });
});

describe('the transition message', () => {
  it('R3: shows one number, one reason, one action, and its text is the canonical sentence', () => {
    const card = buildCard();
    const message = buildAlertMessage(card);
    expect(message.text).toBe(alertSentence(card));
    expect(textOf(message.blocks)).toContain(alertSentence(card));
    expect(textOf(message.blocks).match(/Score 31/g)).toHaveLength(1);
  });

  it.each([
    ['open', ['alert.acknowledge', 'alert.snooze', 'alert.log_action', 'alert.more']],
    ['acknowledged', ['alert.snooze', 'alert.log_action', 'alert.more']],
    ['snoozed', ['alert.snooze', 'alert.log_action', 'alert.more']],
    ['resolved', []],
  ] as const)('R25: %s offers %j', (status, ids) => {
    expect(listActionIds(buildAlertMessage(buildCard({ status })).blocks)).toEqual(ids);
  });

  it('gives its buttons another block_id in each state, so that no old choice stays selected', () => {
    const ids = ALERT_STATUSES.flatMap((status) =>
      buildAlertMessage(buildCard({ status })).blocks.map((block) => block.block_id),
    ).filter((id) => id !== undefined);
    expect(new Set(ids).size).toBe(3);
  });

  it('says who acknowledged, what was done last, until when it sleeps and why', () => {
    const by = { name: 'Ana', slackUserId: 'U0ANA', at: NOW };
    const blocks = buildAlertMessage(
      buildCard({
        status: 'snoozed',
        acknowledgedBy: by,
        lastAction: { note: 'Called their admin', byName: 'Ana', at: NOW },
        snoozedUntil: NOW,
        snoozeReason: 'waiting for legal',
      }),
    ).blocks;
    const words = textOf(blocks);
    expect(words).toContain('Acknowledged by <@U0ANA> <!date^1795424400^');
    expect(words).toContain('Called their admin (Ana');
    expect(words).toContain('Snoozed until <!date^1795424400^{date_short_pretty} at {time}|2026-11-23 09:00 UTC>');
    expect(words).toContain('waiting for legal');
  });

  it('says in words that the account left red, and how the alert ended', () => {
    expect(textOf(buildAlertMessage(buildCard({ currentBand: 'green' })).blocks)).toContain('out of Red, now Green');
    const ended = buildCard({ status: 'resolved', outcome: 'saved', resolvedAt: NOW });
    expect(textOf(buildAlertMessage(ended).blocks)).toContain('Resolved: saved');
  });

  it('never calls an account of unknown band recovered', () => {
    expect(textOf(buildAlertMessage(buildCard({ currentBand: 'unknown' })).blocks)).not.toContain('Recovered');
  });

  it('pings nobody, whatever the account is called', () => {
    const message = buildAlertMessage(buildCard({ accountName: HOSTILE, reason: HOSTILE, action: HOSTILE }));
    expect(message.text).toContain('[&lt;!channel&gt; &amp; &lt;b&gt;]');
    expect(lintMessage(message)).toEqual([]);
  });
});

describe('any alert at all', () => {
  const text = oneof(string({ unit: 'binary', maxLength: 400 }), constant(HOSTILE.repeat(300)));
  const cards = record({
    accountName: text,
    reason: text,
    action: text,
    heldNote: option(text),
    snoozeReason: option(text),
    score: option(integer({ min: 0, max: 100 })),
    status: constantFrom(...ALERT_STATUSES),
    currentBand: constantFrom('red', 'yellow', 'green', 'unknown'),
    outcome: option(constantFrom(...OUTCOMES)),
    dri: record({ name: text, slackUserId: option(constant('U0DANA')) }),
    lastAction: option(record({ note: text, byName: text, at: constant(NOW) })),
    snoozedUntil: option(constant(NOW)),
    resolvedAt: option(constant(NOW)),
  });

  it('is a message Slack takes', () => {
    assert(
      property(cards, (changes) => {
        expect(lintMessage(buildAlertMessage(buildCard(changes)))).toEqual([]);
      }),
    );
  });
});
