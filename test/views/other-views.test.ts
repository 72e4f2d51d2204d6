import { STREAMS } from '../../src/domain/stream';
import { buildFreshness } from '../../src/views/freshness';
import { buildHelp } from '../../src/views/help';
import { buildLogActionModal, buildResolveModal, buildSnoozeModal } from '../../src/views/modals/alert-modals';
import { buildNotice } from '../../src/views/notice';
import { buildPodLatency } from '../../src/views/pod-latency';
import { lintMessage, lintView } from '../support/lint-blocks';
import { ALERT_ID, HOSTILE, NOW } from './cards';
import { textOf } from './reading';
import { buildPod } from './samples';

describe('/health pod', () => {
  const words = textOf(buildPodLatency(buildPod()).blocks);

  it.each([
    ['R24: the time to acknowledge', 'Alert to acknowledge: p50 *3.3*, p90 *15* business hours (9 alerts)'],
    ['that no action was logged, not zero hours', 'Alert to action: none in this period'],
    ['the share actioned in time', 'Actioned within 5 business days: *63%* (5 of 8)'],
    ['the open ones by age', 'under 1 day: 1 · 1–3 days: 2 · 3–7 days: 0 · over 7 days: 3'],
    ['R32: a rep over the weekly budget, in words', '*Dana Reed*: 13 of 12 alerts this week ⚠ over budget'],
  ])('tells %s', (_what, expected) => {
    expect(words).toContain(expected);
  });

  it('warns of no rep who is exactly at the budget', () => {
    const [rep] = buildPod().reps;
    if (rep === undefined) throw new Error('the sample has a rep');
    const atBudget = buildPodLatency(buildPod({ reps: [{ ...rep, alertsThisWeek: 12 }] }));
    expect(textOf(atBudget.blocks)).not.toContain('over budget');
  });

  it('is taken by Slack with a hostile name and forty reps', () => {
    const [rep] = buildPod().reps;
    const reps = Array.from({ length: 40 }, () => ({ ...rep, name: HOSTILE })) as ReturnType<typeof buildPod>['reps'];
    const message = buildPodLatency(buildPod({ pod: HOSTILE, reps }));
    expect(lintMessage(message)).toEqual([]);
    expect(textOf(message.blocks)).toContain('and 25 more reps');
  });
});

describe('/health freshness', () => {
  it('R31: lists each stream with its age and limit, stale ones in words', () => {
    const streams = STREAMS.map((stream, index) => ({
      stream,
      source: HOSTILE,
      asOf: NOW,
      limitHours: 48,
      isStale: index === 2,
    }));
    const message = buildFreshness({ streams, slo: [] });
    expect(lintMessage(message)).toEqual([]);
    expect(message.text).toBe(
      'Stale: Usage (&lt;!channel&gt; &amp; &lt;b&gt;). Changes of colour that rest on it are held back.',
    );
    expect(textOf(message.blocks)).toContain('⚠ Stale · Usage (&lt;!channel&gt; &amp; &lt;b&gt;): as of <!date^');
  });

  it('says so when nothing was delivered yet', () => {
    expect(lintMessage(buildFreshness({ streams: [], slo: [] }))).toEqual([]);
    expect(buildFreshness({ streams: [], slo: [] }).text).toContain('No source has delivered anything yet');
  });
});

describe('forms and notices', () => {
  const target = {
    alertId: ALERT_ID,
    accountName: HOSTILE.repeat(20),
    origin: { kind: 'card', responseUrl: 'https://hooks.example.com/1' },
  } as const;

  it.each([
    ['log action', buildLogActionModal(target)],
    ['snooze', buildSnoozeModal(target, '2026-12-01')],
    ['resolve', buildResolveModal(target)],
  ])('%s is a form Slack takes and carries only ids', (_name, view) => {
    expect(lintView(view)).toEqual([]);
    expect(view.private_metadata).not.toContain('channel>');
  });

  it('help and notices are messages Slack takes', () => {
    expect(lintMessage(buildHelp('/health'))).toEqual([]);
    expect(lintMessage(buildNotice(HOSTILE))).toEqual([]);
  });
});
