import type { CrmState } from '../../src/domain/crm-write';
import { buildAccountCard, buildAccountModal, buildSharedCard } from '../../src/views/account-card';
import { buildCrmStoppedNote } from '../../src/views/crm-stopped-note';
import { buildFreshness } from '../../src/views/freshness';
import { lintMessage, lintView } from '../support/lint-blocks';
import { HOSTILE, NOW } from './cards';
import { textOf } from './reading';
import { buildAccount } from './samples';

const NONE = { waiting: 0, withheld: 0, refused: 0, unknown: 0, newer: 0, shown: 0 };
const state = (changes: Partial<CrmState> = {}): CrmState => ({
  target: 'crm',
  mode: 'on',
  stopped: null,
  problems: [],
  writtenToday: 12,
  dailyLimit: 20_000,
  lastWrittenAt: NOW,
  counts: NONE,
  ...changes,
});
const FRESH = { stream: 'tickets', source: 'zendesk', asOf: NOW, limitHours: 48, isStale: false } as const;
const freshness = (...crm: CrmState[]) => buildFreshness({ streams: [FRESH], slo: [], crm });
const words = (...crm: CrmState[]) => textOf(freshness(...crm).blocks);

describe('/health freshness, of CRMs that are written to', () => {
  it('says nothing where none is', () => {
    expect(words()).not.toContain('CRM');
  });

  it.each([
    ['one that has everything', state(), '✓ Written · crm: last written'],
    [
      'one that nothing was written to yet, without a tick',
      state({ lastWrittenAt: null }),
      '– Nothing written yet · crm: nothing was due so far',
    ],
    [
      'one whose first records wait',
      state({ lastWrittenAt: null, counts: { ...NONE, waiting: 12 } }),
      '– Nothing written yet · crm: 12 waiting',
    ],
    [
      'one that refused all it was told',
      state({ lastWrittenAt: null, counts: { ...NONE, refused: 4 } }),
      '⚠ Nothing written yet · crm: 4 refused',
    ],
    [
      'one where something waits',
      state({ counts: { ...NONE, waiting: 3, withheld: 2 } }),
      ', 3 waiting, 2 withheld for stale data',
    ],
    [
      'one where something needs a person',
      state({ counts: { ...NONE, refused: 4, unknown: 1 } }),
      '⚠ Written in part · crm: last written',
    ],
    [
      'one that was stopped, and why',
      state({ stopped: { at: NOW, by: 'barometer', reason: 'Health_AsOf__c does not exist' } }),
      '⚠ Stopped · crm: since',
    ],
    ['a dry run', state({ mode: 'dry_run', counts: { ...NONE, shown: 1 } }), 'dry run, 1 record would be written'],
    ['one that is switched off', state({ mode: 'off' }), '– crm: switched off'],
  ])('shows %s', (_what, one, expected) => {
    expect(words(one)).toContain(expected);
  });

  it('escapes what a vendor said, and stays within what a section holds', () => {
    const stopped = state({
      target: HOSTILE,
      stopped: { at: NOW, by: 'barometer', reason: `${HOSTILE} ${'&'.repeat(5_000)}` },
    });
    const message = freshness(...Array.from({ length: 20 }, () => stopped));
    expect(lintMessage(message)).toEqual([]);
    expect(JSON.stringify(message)).not.toContain('<!channel>');
  });
});

describe('the card of an account of which a CRM does not say the same', () => {
  const crm = [
    { target: 'crm', status: 'refused' as const, reason: `a rule: ${HOSTILE}` },
    { target: 'hubspot', status: 'withheld' as const, reason: 'usage_daily of warehouse has not arrived yet' },
  ];

  it('says why, to who asked and not to a whole channel', () => {
    const card = buildAccount({ crm });
    const message = buildAccountCard(card);
    expect(textOf(message.blocks)).toContain(
      'CRM (crm): not written, refused: a rule: &lt;!channel&gt; &amp; &lt;b&gt;.',
    );
    expect(textOf(message.blocks)).toContain(
      'CRM (hubspot): not written, withheld: usage_daily of warehouse has not arrived yet.',
    );
    expect(textOf(buildSharedCard(card, { slackUserId: 'U0ANNA' }).blocks)).not.toContain('not written');
    expect([lintMessage(message), lintView(buildAccountModal(card))]).toEqual([[], []]);
  });

  it('says nothing of it where the CRM says the same', () => {
    expect(textOf(buildAccountCard(buildAccount({ crm: [] })).blocks)).not.toContain('CRM (');
  });
});

describe('the note that Barometer stopped writing', () => {
  const note = (goesOnByItself: boolean, reasons = ['Account.Health_AsOf__c: does not exist']) =>
    buildCrmStoppedNote({ target: 'crm', reasons, stoppedAt: NOW, goesOnByItself });

  it('says what is wrong, and whether somebody must start it again', () => {
    expect(textOf(note(true).blocks)).toContain('goes on by itself once this is mended');
    expect(textOf(note(false).blocks)).toContain('run `barometer write-back --start crm`');
  });

  it('names five things at most, and how many more there are', () => {
    const message = note(
      true,
      Array.from({ length: 9 }, (_, index) => `${HOSTILE} ${index} ${'x'.repeat(900)}`),
    );
    expect(textOf(message.blocks)).toContain('and 4 more things');
    expect(lintMessage(message)).toEqual([]);
  });
});
