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

  it('names the currencies in which contract terms cannot be reckoned', () => {
    const unreckoned = { withoutRate: 3, currencies: ['EUR'], withoutCurrency: 1 };
    const message = buildFreshness({ streams: [], slo: [], unreckoned });
    expect(lintMessage(message)).toEqual([]);
    expect(textOf(message.blocks)).toContain(
      '3 customers have contract terms in a currency without a rate (EUR): name it in currency_rates.',
    );
    expect(textOf(message.blocks)).toContain('1 customer has contract terms in several currencies');
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

describe('/health freshness, of a source that is not in barometer.yaml', () => {
  const old = { stream: 'tickets', source: 'csv', asOf: NOW, limitHours: 48, isStale: true, isUnlisted: true } as const;
  const words = (...streams: Parameters<typeof buildFreshness>[0]['streams']) => {
    const message = buildFreshness({ streams, slo: [] });
    expect(lintMessage(message)).toEqual([]);
    return { text: message.text, lines: textOf(message.blocks) };
  };

  it('says by which it was replaced, and calls nothing stale for it', () => {
    const { text, lines } = words({ ...old, replacedBy: 'zendesk' });
    expect(text).toBe('All data is fresh.');
    expect(lines).toMatch(/– Replaced · Support tickets \(csv\): as of .*; zendesk brings it now/);
  });

  it('is stale where nothing replaces it, and says why nothing newer will come', () => {
    const { text, lines } = words(old);
    expect(text).toContain('Stale: Support tickets (csv).');
    expect(lines).toContain('limit 48 h, no longer in barometer.yaml');
  });
});
