import { buildPodAwayModal } from '../../src/views/modals/pod-away-modal';
import { buildPodChoice, buildPodFileMessage } from '../../src/views/pod-choice';
import { buildPodPage } from '../../src/views/pod-page';
import { lintMessage, lintView } from '../support/lint-blocks';
import { HOSTILE, NOW } from './cards';
import { listActionIds, textOf } from './reading';
import { buildOpenAlert, buildPodPageSample, buildRep } from './samples';

const page = (changes: Parameters<typeof buildPodPageSample>[0] = {}) => buildPodPage(buildPodPageSample(changes));
const wordsOf = (changes: Parameters<typeof buildPodPageSample>[0] = {}) => textOf(page(changes).blocks);

describe('/health pod', () => {
  it.each([
    ['R24: the time to acknowledge', 'Alert to acknowledge: p50 *3.3*, p90 *15* business hours (9 alerts)'],
    ['that no action was logged, not zero hours', 'Alert to action: none in this period'],
    ['R33: the share actioned in time', 'Actioned within 5 business days: *63%* (5 of 8)'],
    ['the open ones by age', 'under 1 day: 1 · 1–3 days: 2 · 3–7 days: 0 · over 7 days: 3'],
    ['R32: a rep over the weekly budget, in words', '*Dana Reed*: 13 of 12 alerts this week ⚠ over budget'],
    ['R18: by rep, how fast and how many in time', 'acknowledged 3.3/15 h · acted 3.3/15 h · 63% in time · 3 open'],
    ['R4: by rep, whether what their alerts claimed came true', '7 of 9 predictions right'],
    [
      'each open alert: account, tier, age, DRI, status, money',
      '*Acme* · Critical · 34 h · Dana Reed · nobody has it yet · $96K at risk',
    ],
    ['where the younger ones are', 'and 2 younger alerts: all of them are in the CSV.'],
  ])('tells %s', (_what, expected) => expect(wordsOf()).toContain(expected));

  it('warns of no rep who is exactly at the budget', () => {
    expect(wordsOf({ reps: [buildRep({ alertsThisWeek: 12 })] })).not.toContain('over budget');
  });

  it('says of a rep what was not done yet, and that no prediction was graded', () => {
    const never = { p50Hours: null, p90Hours: null, count: 0 };
    const inTime = { rate: null, actioned: 0, due: 0 };
    const rep = buildRep({ email: 'new@example.com', toAcknowledge: never, toAction: never, actionedInTime: inTime, missed: 1 }); // prettier-ignore
    const words = wordsOf({ reps: [rep] });
    expect(words).toContain('acknowledged not yet · acted not yet · 3 open, ⚠ 1 missed');
    expect(words).not.toContain('predictions');
  });

  it('says so when nothing is open', () => {
    expect(wordsOf({ open: [], openTotal: 0 })).toContain('Nothing is open: every alert of this pod is resolved.');
  });

  it('offers absences only to who may set them', () => {
    const away = [{ name: 'Dana Reed', until: NOW, timeZone: 'UTC', coverName: null, key: 'a'.repeat(24) }];
    expect(listActionIds(page({ away }).blocks)).toEqual(['pod.back', 'account.open', 'pod.csv', 'pod.away']);
    expect(listActionIds(page({ away, maySetAway: false }).blocks)).toEqual(['account.open', 'pod.csv']);
    expect(wordsOf({ away, maySetAway: false })).toContain('Dana Reed is away until');
  });

  it.each([HOSTILE, '&'.repeat(300), '界 '.repeat(300)])(
    'is taken by Slack at its largest with the name %#',
    (name) => {
      const reps = Array.from({ length: 40 }, () => buildRep({ name, missed: 99 }));
      const open = Array.from({ length: 10 }, () => buildOpenAlert({ name, driName: name, isMissed: true }));
      const away = Array.from({ length: 9 }, () => ({
        name,
        until: NOW,
        timeZone: 'UTC',
        coverName: name,
        key: 'a'.repeat(24),
      }));
      const message = page({ pod: name, reps, open, openTotal: 99, away, missed: 9 });
      expect(lintMessage(message)).toEqual([]);
      expect(textOf(message.blocks)).toContain('and 28 more reps');
    },
  );
});

describe('which pod', () => {
  it('is a choice of buttons', () => {
    const message = buildPodChoice(['East', HOSTILE], '/health');
    expect(lintMessage(message)).toEqual([]);
    expect(listActionIds(message.blocks)).toEqual(['pod.show', 'pod.show']);
  });

  it('is a menu where they are many, and says how to reach those that find no place', () => {
    const pods = Array.from({ length: 105 }, (_, index) => `Pod ${index}`);
    const message = buildPodChoice(pods, '/health');
    expect(lintMessage(message)).toEqual([]);
    expect(listActionIds(message.blocks)).toEqual(['pod.show']);
    expect(textOf(message.blocks)).toContain('and 5 more pods: type `/health pod` and the beginning of its name.');
  });
});

describe('around the page', () => {
  const choice = { key: 'a'.repeat(24), name: HOSTILE, role: 'ae', pod: HOSTILE } as const;

  it.each([[[choice]], [[]]])('the form for absences is taken by Slack', (covers) => {
    const target = { pod: HOSTILE, responseUrl: 'https://hooks.slack.com/1' };
    expect(lintView(buildPodAwayModal(target, { reps: [choice], covers }))).toEqual([]);
  });

  it('the file comes with a sentence', () => {
    const message = buildPodFileMessage({ pod: HOSTILE, alerts: 1, periodDays: 28 });
    expect(lintMessage(message)).toEqual([]);
    expect(message.text).toMatch(/: 1 alert of the last 28 days and those still open/);
  });
});
