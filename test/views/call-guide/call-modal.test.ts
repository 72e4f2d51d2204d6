import { GUIDE_KINDS, type CallSubject, type GuideKind } from '../../../src/domain/call-guide';
import { buildCallModal } from '../../../src/views/call-guide/call-modal';
import { buildCallNote } from '../../../src/views/call-guide/call-note';
import { lintMessage, lintView } from '../../support/lint-blocks';
import { HOSTILE } from '../cards';
import { SUBJECT } from './subjects';

const show = (kind: GuideKind, subject: Partial<CallSubject> = {}) =>
  JSON.stringify(buildCallModal({ ...SUBJECT, ...subject }, kind));

describe('the window that prepares a call', () => {
  it.each(GUIDE_KINDS)('is taken by Slack for %s, hostile names and long ones included', (kind) => {
    const contacts = { sponsor: HOSTILE, champion: HOSTILE, admin: HOSTILE };
    const hostile = { ...SUBJECT, accountName: HOSTILE, senderName: 'x'.repeat(500), contacts };
    expect(lintView(buildCallModal(hostile, kind))).toEqual([]);
    expect(lintView(buildCallModal({ ...hostile, accountId: 'x'.repeat(300), health: null }, kind))).toEqual([]);
  });

  it('R3: shows one number, one reason, one action', () => {
    expect(show('check_in')).toContain('🟡 Yellow · *58* of 100 · Logins down 41% in 14 days.');
    expect(show('check_in')).toContain('Action: book a 20-min usage check-in with their admin by Fri 27 Nov.');
  });

  it('says why this call is suggested', () => {
    expect(show('check_in')).toContain(
      'Suggested: Check-in, because no renewal is near. Re-engage: their use has changed.',
    );
    expect(show('renewal', { suggested: 'renewal', daysToRenewal: 45 })).toContain(
      'Suggested: Renewal, because it is on 31 Mar 2027, in 45 days.',
    );
    expect(show('churn_risk', { suggested: 'churn_risk' })).toContain(
      'Suggested: Churn risk, because the account is Red.',
    );
  });

  it('R221: says what not to do', () => {
    for (const kind of GUIDE_KINDS)
      expect(show(kind)).toContain('Do not defend, do not wait until the renewal, do not sell in this call.');
  });

  it('gives each kind of call its own field, so that no draft of another is kept', () => {
    const ids = GUIDE_KINDS.map(
      (kind) => buildCallModal(SUBJECT, kind).blocks.find((block) => block.type === 'input')?.block_id,
    );
    expect(new Set(ids).size).toBe(3);
  });
});

describe('the draft as a direct message', () => {
  it('is the text as it was written, line by line', () => {
    const note = buildCallNote({
      accountName: HOSTILE,
      kind: 'renewal',
      draft: 'Hello <!channel>,\n\n*bold*',
      command: '/health',
    });
    expect(lintMessage(note)).toEqual([]);
    expect(note.blocks[1]).toMatchObject({ text: { type: 'plain_text', text: 'Hello <!channel>,\n\n*bold*' } });
  });

  it('of the longest draft is taken by Slack', () => {
    expect(
      lintMessage(buildCallNote({ accountName: 'Acme', kind: 'renewal', draft: 'x'.repeat(3000), command: '/health' })),
    ).toEqual([]);
  });
});
