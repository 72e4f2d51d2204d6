import {
  accounts,
  monitorDays,
  quarantine,
  sourceAccounts,
  sourceCursors,
  sourceStreams,
  syncRuns,
  tickets,
  usageEvents,
  waitingFacts,
} from '../../src/db/schema';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCommandLine } from '../acceptance/command-line';
import { truncateAll, useDatabase } from '../support/database';

const database = useDatabase();
const NOW = new Date('2026-03-04T06:00:00Z');
const config = join(mkdtempSync(join(tmpdir(), 'barometer-')), 'barometer.yaml');
writeFileSync(config, 'sources: [{ name: desk, kind: zendesk, subdomain: acme }]');
const barometer = createCommandLine(() => ({ DATABASE_URL: database.url, BAROMETER_CONFIG: config }), () => NOW); // prettier-ignore

/** The same of a source that is gone, and of one that is not. */
async function leave(source: string): Promise<void> {
  const { db } = database;
  const seen = { source, firstSeenAt: NOW, lastSeenAt: NOW };
  await db.insert(sourceStreams).values({ source, stream: 'tickets', lastSuccessAt: NOW });
  await db.insert(sourceCursors).values({ source, part: 'tickets', version: 1, movedAt: NOW });
  await db.insert(sourceAccounts).values([{ ...seen, key: 'stranger' }, { ...seen, key: 'ours', accountId: 'acme', matchedBy: 'person' }]); // prettier-ignore
  await db.insert(waitingFacts).values({ source, accountKey: 'stranger', stream: 'tickets', factKey: '1', version: NOW, cells: {}, waitingSince: NOW }); // prettier-ignore
  const event = { source, day: '2026-03-03', isLogin: false };
  await db.insert(usageEvents).values([{ ...event, eventId: '1', accountKey: 'stranger' }, { ...event, eventId: '2', accountKey: 'ours' }]); // prettier-ignore
  await db.insert(syncRuns).values({ source, stream: 'tickets', startedAt: NOW, status: 'failed', error: 'gone' });
  await db.insert(quarantine).values({ source, stream: 'tickets', file: 'f', line: 1, reason: 'r', row: {}, rowHash: source, firstSeenAt: NOW, lastSeenAt: NOW }); // prettier-ignore
  await db.insert(monitorDays).values({ monitor: 'data_lag', day: '2026-03-03', subject: `${source}/tickets`, isBreached: true }); // prettier-ignore
  await db.insert(tickets).values({ accountId: 'acme', ticketId: `${source}:1`, openedAt: NOW, source });
}
const TABLES = { sourceStreams, sourceCursors, sourceAccounts, waitingFacts, usageEvents, syncRuns, quarantine, tickets, monitorDays }; // prettier-ignore
const countAll = async (): Promise<Record<string, number>> => {
  const counts = Object.entries(TABLES).map(async ([name, table]) => [name, await database.db.$count(table)] as const);
  return Object.fromEntries(await Promise.all(counts));
};

beforeEach(async () => {
  await truncateAll(database.pool);
  await database.db.insert(accounts).values({ accountId: 'acme', name: 'Acme', source: 'csv' });
  await leave('old-desk');
});

describe('barometer forget-source', () => {
  it('forgets what is kept of a source that is gone, and leaves its facts, its recognised customers and every other source', async () => {
    await leave('desk');
    const { code, printed } = await barometer('forget-source', 'old-desk');
    expect({ code, printed }).toMatchObject({ code: 0, printed: expect.stringMatching(/customers nobody recognised\s.*1/) }); // prettier-ignore
    expect(await countAll()).toEqual({
      sourceStreams: 1,
      sourceCursors: 1,
      sourceAccounts: 3,
      waitingFacts: 1,
      usageEvents: 3,
      syncRuns: 1,
      quarantine: 1,
      tickets: 2,
      monitorDays: 1,
    });
    expect(await database.db.select({ source: sourceStreams.source }).from(sourceStreams)).toEqual([{ source: 'desk' }]); // prettier-ignore
  });

  it('says with --dry what would go, and what nobody else brings, and changes nothing', async () => {
    const before = await countAll();
    const { code, printed } = await barometer('forget-source', 'old-desk', '--dry');
    expect(code).toBe(0);
    expect(printed).toMatch(/would be forgotten/);
    expect(printed).toContain('No other source brings tickets: every day since is unknown there, not zero');
    expect(printed).toContain('Nothing was changed.');
    expect(await countAll()).toEqual(before);
  });

  it.each([
    [['forget-source', 'desk'], 1, 'desk is in barometer.yaml: take it out first'],
    [['forget-source', 'nobody'], 1, 'Nothing is kept of a source "nobody".'],
    [['forget-source'], 2, 'usage: barometer forget-source'],
  ])('refuses %j', async (words, code, sentence) => {
    const answer = await barometer(...words);
    expect(answer.code).toBe(code);
    expect(answer.errors).toContain(sentence);
  });
});
