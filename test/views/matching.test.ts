import type { MatchOutcome } from '../../src/domain/source-match';
import { buildFreshness } from '../../src/views/freshness';
import { buildMatchMessage } from '../../src/views/matching/match-message';
import { buildMatchModal } from '../../src/views/matching/match-modal';
import { lintMessage, lintView } from '../support/lint-blocks';
import { HOSTILE, NOW } from './cards';
import { listActionIds, textOf } from './reading';

const customer = (over: object = {}) => ({ source: 'zendesk', key: '42', name: 'Initech', domains: ['initech.test'], waiting: 12, firstSeenAt: NOW, lastSeenAt: NOW, ...over }); // prettier-ignore
const counts = [{ source: 'zendesk', customers: 12, waiting: 340 }];
const freshness = (unmatched: Parameters<typeof buildFreshness>[0]['unmatched']) =>
  buildFreshness({ streams: [], slo: [], ...(unmatched === undefined ? {} : { unmatched }) });

const OUTCOME: MatchOutcome = {
  source: 'zendesk',
  key: '42',
  customer: 'Initech',
  change: 'match',
  account: 'Initech Corp',
  before: null,
  landed: [{ stream: 'tickets', count: 12 }, { stream: 'nps', count: 1 }],
  usageDays: 3,
  isReadAgain: false,
  isLeft: false,
}; // prettier-ignore

describe('customers nobody recognised, in /health freshness', () => {
  it('are counted for everyone, and not named', () => {
    const message = freshness({ counts, customers: null });
    expect(lintMessage(message)).toEqual([]);
    const words = textOf(message.blocks);
    expect(words).toContain('zendesk: 12 customers, 340 facts waiting');
    expect(words).toContain('RevOps can say which accounts they are.');
    expect(listActionIds(message.blocks)).toEqual([]);
  });

  it('are named for RevOps, each with a way to match it, and the rest are counted', () => {
    const message = freshness({ counts, customers: [customer(), customer({ key: '43', name: null, waiting: 1 })] });
    expect(lintMessage(message)).toEqual([]);
    const words = textOf(message.blocks);
    expect(words).toContain('*Initech* · zendesk 42 · initech.test · 12 facts waiting');
    expect(words).toContain('zendesk 43 · initech.test · 1 fact waiting');
    expect(words).toContain('And 10 more customers');
    expect(listActionIds(message.blocks)).toEqual(['match.open', 'match.open']);
  });

  it('are not spoken of where there are none', () => {
    expect(textOf(freshness({ counts: [], customers: null }).blocks)).not.toContain('recognised');
  });

  it('stand hostile names and the longest keys', () => {
    const bad = customer({ name: HOSTILE.repeat(9), key: `${HOSTILE}${'k'.repeat(2100)}`, domains: Array(50).fill('d'.repeat(250)) }); // prettier-ignore
    expect(lintMessage(freshness({ counts: [{ source: HOSTILE, customers: 9, waiting: 1 }], customers: Array(8).fill(bad) }))).toEqual([]); // prettier-ignore
    expect(lintView(buildMatchModal(customer({ name: HOSTILE.repeat(9) }), 'https://hooks.slack.test/x'))).toEqual([]);
  });
});

describe('what came of a match', () => {
  it('says what landed, and offers the way back', () => {
    const message = buildMatchMessage(OUTCOME);
    expect(lintMessage(message)).toEqual([]);
    expect(message.text).toBe(
      'Initech (zendesk) is Initech Corp. Landed: support tickets 12, nps 1, product events of 3 days.',
    );
    expect(listActionIds(message.blocks)).toEqual(['match.undo']);
  });

  it.each([
    [{ landed: [], usageDays: 0 }, 'Nothing was waiting; what comes from now on lands.'],
    [{ isReadAgain: true }, 'the source is read from the beginning next time'],
    [{ before: 'Acme' }, 'What zendesk had said of Acme is taken out of it.'],
    [{ before: 'Acme', isLeft: true }, 'What had landed stays with Acme: another customer of zendesk is that account too'],
    [{ change: 'undo', account: null, before: 'Acme' }, 'What zendesk had said of Acme is taken out of it, and waits again.'],
    [{ change: 'ignore', account: null }, 'is no customer of ours: what comes of it is dropped.'],
  ] as const)('says it in a sentence: %j', (over, sentence) => {
    const message = buildMatchMessage({ ...OUTCOME, ...over });
    expect(message.text).toContain(sentence);
    expect(lintMessage(message)).toEqual([]);
  }); // prettier-ignore

  it('that was undone is not undone again', () => {
    expect(listActionIds(buildMatchMessage({ ...OUTCOME, change: 'undo', account: null }).blocks)).toEqual([]);
  });

  it('stands hostile names', () => {
    expect(lintMessage(buildMatchMessage({ ...OUTCOME, customer: HOSTILE, account: HOSTILE, before: HOSTILE }))).toEqual([]); // prettier-ignore
  });
});
