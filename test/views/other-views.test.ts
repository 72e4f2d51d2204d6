import { STREAMS } from '../../src/domain/stream';
import { buildFreshness } from '../../src/views/freshness';
import { buildHelp } from '../../src/views/help';
import { buildLogActionModal, buildResolveModal, buildSnoozeModal } from '../../src/views/modals/alert-modals';
import { buildNotice } from '../../src/views/notice';
import { lintMessage, lintView } from '../support/lint-blocks';
import { ALERT_ID, HOSTILE, NOW } from './cards';
import { textOf } from './reading';

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

  it('names the stale first, and says how many more there are', () => {
    const streams = Array.from({ length: 40 }, (_none, index) => ({
      stream: 'subscriptions' as const,
      source: HOSTILE.repeat(9),
      asOf: NOW,
      limitHours: 48,
      isStale: index === 39,
    }));
    const message = buildFreshness({ streams, slo: [] });
    expect(lintMessage(message)).toEqual([]);
    expect(textOf(message.blocks[1])).toMatch(/^⚠ Stale/);
    expect(textOf(message.blocks)).toContain('and 15 more streams');
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
