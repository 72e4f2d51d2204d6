import { z } from 'zod';
import { segmentKind } from '../../../src/ingest/segment/connector';
import { definePullStream } from '../../../src/ingest/pull/define-pull-stream';
import { takeRecords } from '../../../src/services/pull/take-records';
import { connectKind } from '../../ingest/product-events/connect-kind';

const NOW = new Date('2026-11-20T12:00:00Z');
const [CALLS = never()] = connectKind(segmentKind, { time_zone: 'Europe/Berlin' }, 'a-secret-of-the-hook').streams;

function never(): never {
  throw new Error('Segment has a stream');
}
const call = (odd: object = {}) => ({
  type: 'track',
  messageId: 'ajs-1',
  timestamp: NOW.toISOString(),
  userId: 'u1',
  event: 'Report Exported',
  context: { groupId: 'acme' },
  ...odd,
});
const take = (records: object[], stream = CALLS) =>
  takeRecords(stream, records, { source: 'segment', passStartedAt: NOW, now: NOW, firstLine: 1 });

describe('events of a page', () => {
  it('are taken up to a day ahead, since clocks differ, and kept aside beyond', () => {
    const taking = take([
      call({ messageId: 'soon', timestamp: '2026-11-21T12:00:00.000Z' }),
      call({ messageId: 'late', timestamp: '2026-11-21T12:00:00.001Z', context: { groupId: 'globex' } }),
      call({ messageId: 'far', timestamp: '9999-12-31T23:59:59Z', context: { groupId: 'globex' } }),
    ]);
    expect(taking.events.map(({ id }) => id)).toEqual(['soon']);
    expect(taking.bad).toBe(2);
    expect([...taking.hints.keys()]).toEqual(['acme']);
    expect(taking.rejected[0]).toEqual({
      stream: 'usage_daily',
      line: 2,
      column: 'at',
      reason: 'lies more than a day ahead',
      row: { id: 'late' },
      recordId: 'late',
      usageOf: { accountKey: 'globex', day: '2026-11-21' },
    });
  });

  it('are taken whenever they were, where the source does not say when', () => {
    const stream = definePullStream({
      name: 'events',
      brings: { usage_daily: ['day', 'events'] },
      schema: z.object({ id: z.string() }),
      idOf: ({ id }) => id,
      map: ({ id }) => [
        { kind: 'event', id, account: { key: 'acme' }, day: '2026-11-19', userId: null, feature: null, isLogin: false },
      ],
      pages: async function* () {
        // never asked
      },
    });
    expect(take([{ id: 'e1' }], stream).events).toHaveLength(1);
  });

  it('lose nothing to emoji, NUL and names of any length beside them', () => {
    const taking = take([
      call({ messageId: 'a\0b', event: '🦊 \0 Žofie', userId: '\ud83e' }),
      call({ messageId: 'm'.repeat(10_000), event: 'e'.repeat(10_000), userId: 'u'.repeat(10_000) }),
      call({ messageId: 'odd', context: { groupId: 'g'.repeat(10_000) } }),
    ]);
    expect(taking.bad).toBe(0);
    expect(taking.events[0]).toMatchObject({ id: 'ab', feature: '🦊  Žofie', userId: '\uFFFD' });
    const [, long] = taking.events;
    for (const text of [long?.id, long?.feature, long?.userId]) expect(text?.length).toBeLessThanOrEqual(200);
    expect([...taking.hints.keys()]).toEqual(['acme']);
  });
});
