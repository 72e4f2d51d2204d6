import { ALERT_EVENT_KINDS } from '../../src/domain/alert';
import { buildAlertThreadNote } from '../../src/views/alert-thread';
import { lintMessage } from '../support/lint-blocks';
import { buildCard, HOSTILE, NOW } from './cards';

describe('a line in the thread of an alert', () => {
  it.each(ALERT_EVENT_KINDS)('tells that it was %s, in a message Slack takes, with hostile names made safe', (kind) => {
    const note = buildAlertThreadNote(buildCard({ accountName: HOSTILE }), {
      kind,
      at: NOW,
      actorName: HOSTILE,
      note: HOSTILE,
    });
    expect(lintMessage(note)).toEqual([]);
    expect(note.text).not.toContain('<!');
  });

  it('says who did it and what they wrote', () => {
    const event = { kind: 'action_logged', at: NOW, actorName: 'Ana', note: 'call: spoke to Kim' } as const;
    expect(buildAlertThreadNote(buildCard(), event).text).toBe('[Acme] Action logged by Ana: call: spoke to Kim');
  });

  it.each([
    ['Ana', 'Carl', '[Acme] Reassigned to Carl by Ana: on leave'],
    ['Carl', 'Carl', '[Acme] Taken over by Carl: on leave'],
    [null, 'Carl', '[Acme] Reassigned to Carl: on leave'],
    [null, null, '[Acme] Reassigned to Dana Reed: on leave'],
  ])('R12: says of a change of hands by %s to %s whose it was then', (actorName, toName, text) => {
    const event = { kind: 'reassigned', at: NOW, actorName, note: 'on leave', toName } as const;
    expect(buildAlertThreadNote(buildCard(), event).text).toBe(text);
  });

  it('says of a recovery which band the account is in now', () => {
    const event = { kind: 'recovered', at: NOW, actorName: null, note: null } as const;
    expect(buildAlertThreadNote(buildCard({ currentBand: 'yellow' }), event).text).toBe(
      '[Acme] Recovered: out of Red, now Yellow',
    );
  });
});
