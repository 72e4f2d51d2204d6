import fc from 'fast-check';
import type { Stream } from '../../../src/domain/stream';
import { listChangedAccounts, openChangedAccounts } from '../../../src/db/queries/facts/changed-accounts';
import type { FactValue } from '../../../src/db/queries/facts/copy-text';
import { encodeRows, mergeFacts, type MergeResult, openStage } from '../../../src/db/queries/facts/merge-facts';
import { truncateAll, useDatabase } from '../../support/database';

const NOW = new Date('2026-03-01T06:00:00Z');
const database = useDatabase();
beforeEach(() => truncateAll(database.pool));

type Row = Record<string, FactValue>;

/** Merge facts in one transaction, as an import does. @returns the result and the accounts noted as changed */
async function merge(
  stream: Stream,
  facts: readonly Row[],
  repeats: 'likely' | 'unlikely' = 'likely',
): Promise<MergeResult & { changed: string[] }> {
  const client = await database.pool.connect();
  try {
    await openChangedAccounts(client);
    await client.query('begin');
    const stage = await openStage(client, stream, Object.keys(facts[0] ?? {}));
    const rows = facts.map((fact, index) => ({ line: index + 2, fact }));
    const result = await mergeFacts(client, stage, [encodeRows(stage, rows)], { source: 'csv', now: NOW, repeats });
    await client.query('commit');
    const changed: string[] = [];
    for await (const ids of listChangedAccounts(client)) changed.push(...ids);
    return { ...result, changed };
  } finally {
    client.release();
  }
}

async function readOne(table: string): Promise<Record<string, unknown> | undefined> {
  const { rows } = await database.pool.query<Record<string, unknown>>(`select * from ${table}`);
  return rows[0];
}

const A = { account_id: 'a', name: 'A' };

describe('a merge', () => {
  it('tells how much landed, which days it spans, and whose accounts changed', async () => {
    await merge('accounts', [A, { account_id: 'b', name: 'B' }]);
    const days = [
      { account_id: 'a', day: '2026-02-01', logins: 1 },
      { account_id: 'a', day: '2026-02-03', logins: null },
    ];
    expect(await merge('usage_daily', days)).toEqual({
      landed: 2,
      unknown: { total: 0, rows: [] },
      firstFactOn: '2026-02-01',
      lastFactOn: '2026-02-03',
      changed: ['a'],
    });
    expect(await merge('usage_daily', days)).toMatchObject({ landed: 0, changed: [], lastFactOn: '2026-02-03' });
  });

  it('that brings nothing new writes nothing, not even a lock, to any table of the contract', async () => {
    const facts: [Stream, Row][] = [
      ['accounts', A],
      ['usage_daily', { account_id: 'a', day: '2026-02-01', events: 0.1, minutes: null }],
      ['tickets', { account_id: 'a', ticket_id: 't', opened_at: NOW, escalated: false }],
      ['outcomes', { account_id: 'a', outcome: null }],
      ['people', { email: 'ann@us.example' }],
      ['pods', { pod: 'north', channel: null, pilot: null }],
    ];
    for (const [stream, fact] of facts) await merge(stream, [fact]);
    const versions = 'select ctid, xmin, xmax from';
    const readVersions = () =>
      Promise.all(facts.map(([stream]) => database.pool.query(`${versions} ${stream}`).then(({ rows }) => rows)));
    const before = await readVersions();
    for (const [stream, fact] of facts) expect((await merge(stream, [fact])).landed).toBe(0);
    expect(await readVersions()).toEqual(before);
  });

  it.each(['likely', 'unlikely'] as const)('sees a change from and to unknown, repeats being %s', async (repeats) => {
    await merge('accounts', [{ ...A, arr: null }], repeats);
    expect((await merge('accounts', [{ ...A, arr: 5 }], repeats)).landed).toBe(1);
    expect((await merge('accounts', [{ ...A, arr: 5 }], repeats)).landed).toBe(0);
    expect((await merge('accounts', [{ ...A, arr: null }], repeats)).landed).toBe(1);
  });

  it('takes the last of rows with the same key', async () => {
    expect((await merge('accounts', [A, { account_id: 'a', name: 'Z' }, { account_id: 'a', name: 'M' }])).landed).toBe(
      1,
    );
    expect(await readOne('accounts')).toMatchObject({ name: 'M' });
  });

  it('of many rows into a table that the planner knows as empty goes by its index, and so ends', async () => {
    await merge('accounts', [A]);
    await database.pool.query('analyze usage_daily; analyze accounts');
    const days = Array.from({ length: 60_000 }, (_, index) => ({
      account_id: 'a',
      day: new Date(Date.UTC(1980, 0, 1 + index)).toISOString().slice(0, 10),
    }));
    expect((await merge('usage_daily', days)).landed).toBe(60_000); // read whole for each row, it would take minutes
  });

  it('leaves out rows of unknown accounts and gives them back in the words of the contract', async () => {
    await merge('accounts', [A]);
    const rows = ['zed', 'a', 'yak'].map((id) => ({ account_id: id, day: '2026-02-01', logins: 1 }));
    const { unknown, landed } = await merge('usage_daily', rows);
    expect([landed, unknown.total, unknown.rows.map(({ line, row }) => [line, row['account_id']])]).toEqual([
      1,
      2,
      [
        [2, 'zed'],
        [4, 'yak'],
      ],
    ]);
  });

  it('spans instants by their UTC day', async () => {
    await merge('accounts', [A]);
    const tickets = [{ account_id: 'a', ticket_id: 't', opened_at: new Date('2026-03-01T00:30:00+01:00') }];
    expect(await merge('tickets', tickets)).toMatchObject({ firstFactOn: '2026-02-28' });
  });

  it('stores any text as it came', async () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 50 });
    await fc.assert(
      fc.asyncProperty(fc.oneof(text, fc.constantFrom('\\N', '\\.', '\\', '\t', 'a\r\nb', '\\n')), async (name) => {
        await merge('accounts', [{ account_id: 'a', name }]);
        expect((await readOne('accounts'))?.['name']).toBe(name);
      }),
      { numRuns: 60 },
    );
  });

  it('refuses a column that its table does not have', async () => {
    await expect(merge('pods', [{ pod: 'north', mood: 'good' }])).rejects.toThrow('pods has no column for mood');
  });
});

describe('a person', () => {
  const known = `update people set slack_user_id = 'U9', time_zone = 'Europe/Oslo', slack_checked_at = '2026-02-01Z'`;

  it('of whom only the e-mail is given sees least', async () => {
    await merge('people', [{ email: 'ann@us.example' }]);
    expect(await readOne('people')).toMatchObject({ name: 'ann', role: 'ae', slack_user_id: null });
  });

  it('keeps what Slack told when other columns change', async () => {
    await merge('people', [{ email: 'ann@us.example', role: 'ae', slack_user_id: null }]);
    await database.pool.query(known);
    await merge('people', [{ email: 'ann@us.example', role: 'csm', slack_user_id: null }]);
    await merge('people', [{ email: 'ann@us.example', role: 'manager' }]);
    expect(await readOne('people')).toMatchObject({
      role: 'manager',
      slack_user_id: 'U9',
      time_zone: 'Europe/Oslo',
      slack_checked_at: new Date('2026-02-01Z'),
    });
  });

  it('takes a given Slack id at once, and is looked up again when it is taken back', async () => {
    await merge('people', [{ email: 'ann@us.example', slack_user_id: null }]);
    await database.pool.query(known);
    await merge('people', [{ email: 'ann@us.example', slack_user_id: 'U1' }]);
    expect(await readOne('people')).toMatchObject({ slack_user_id: 'U1', slack_checked_at: null });
    await merge('people', [{ email: 'ann@us.example', slack_user_id: null }]);
    expect(await readOne('people')).toMatchObject({ slack_user_id: null, given_slack_user_id: null });
  });
});

describe('a pod', () => {
  const resolved = `update pods set channel_id = 'C9', channel_checked_at = '2026-02-01Z', channel_problem = 'archived'`;

  it('is a pilot until told otherwise', async () => {
    await merge('pods', [{ pod: 'north', pilot: null }]);
    expect(await readOne('pods')).toMatchObject({ is_pilot: true });
  });

  it('keeps its resolved channel until it names another', async () => {
    await merge('pods', [{ pod: 'north', channel: '#north', qbr_on: null }]);
    await database.pool.query(resolved);
    await merge('pods', [{ pod: 'north', channel: '#north', qbr_on: '2026-04-01' }]);
    expect(await readOne('pods')).toMatchObject({
      channel_id: 'C9',
      channel_problem: 'archived',
      qbr_on: '2026-04-01',
    });
    await merge('pods', [{ pod: 'north', channel: '#south', qbr_on: '2026-04-01' }]);
    expect(await readOne('pods')).toMatchObject({ channel_id: null, channel_checked_at: null, channel_problem: null });
  });
});
