import { postgresKind } from '../../../src/ingest/postgres/connector';
import { toolsWith } from '../postgres/warehouse';

const URL = 'postgres://a:b@127.0.0.1/d';
const NPS = { stream: 'nps', sql: 'select 1 as account_id' };
const create = (queries: unknown, more: Record<string, unknown> = {}) =>
  postgresKind.create('warehouse', { queries, tls: 'off', ...more }, toolsWith({ URL }));

describe('queries in barometer.yaml', () => {
  it('are called as their stream unless they have a name', () => {
    const { streams } = create([NPS, { ...NPS, name: 'nps-old' }]);
    expect(streams.map(({ name }) => name)).toEqual(['nps', 'nps-old']);
  });

  it.each([
    ['none', [], 'needs at least one query'],
    ['two of one name', [NPS, NPS], 'two queries are called "nps": give each a name of its own'],
    ['one named as what is kept of the source', [{ ...NPS, name: 'settings' }], '"settings" is kept for Barometer'],
    ['one named as its webhook', [{ ...NPS, name: 'webhook' }], '"webhook" is kept for Barometer'],
    ['an unknown stream', [{ ...NPS, stream: 'mood' }], 'stream'],
    ['a misspelt key', [{ ...NPS, cursr: 'day' }], 'cursr'],
    ['a cursor that is no name', [{ ...NPS, cursor: 'day desc; --' }], 'expected the name of a column'],
    ['a snapshot with :since', [{ ...NPS, sql: 'select 1 where a > :since', snapshot: true }], 'it cannot have :since'],
  ])('%s: refused', (_what, queries, message) => {
    expect(() => create(queries)).toThrow(message);
  });

  it('begin anew when they are edited, and only then', () => {
    const versionOf = (query: object) => create([{ ...NPS, ...query }]).streams[0]?.cursorVersion;
    expect(versionOf({})).toBe(versionOf({ overlap_hours: 5 }));
    expect(versionOf({ sql: 'select 2 as account_id' })).not.toBe(versionOf({}));
    expect(versionOf({ cursor: 'day' })).not.toBe(versionOf({}));
    expect(versionOf({})).toBeLessThan(2 ** 31); // an integer of Postgres
  });

  it('sweep only as a snapshot', () => {
    expect(create([NPS]).streams[0]?.sweeps).toEqual([]);
    expect(create([{ ...NPS, snapshot: true }]).streams[0]?.sweeps).toEqual(['nps']);
  });
});
