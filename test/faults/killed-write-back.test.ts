import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beginActivities } from '../../src/db/queries/crm-targets';
import { accountNotes } from '../../src/db/schema';
import { hoursAfter } from '../support/alert-world';
import { readWrites, seedScored } from '../support/crm-world';
import { truncateAll, useDatabase } from '../support/database';
import { useTempFolder } from '../support/temp-folder';

const CHILD = join(__dirname, '../support/write-and-die.ts');
const database = useDatabase();
const folder = useTempFolder();
const file = () => join(folder(), 'crm.txt');

beforeEach(async () => {
  await truncateAll(database.pool);
  writeFileSync(file(), '');
  await seedScored(database.db, 'acme');
});

async function write(hours: number, dieAt: string, keyed: 'keyed' | 'unkeyed'): Promise<NodeJS.Signals | null> {
  const args = ['--import', 'tsx', CHILD, database.url, file(), hoursAfter(hours).toISOString(), dieAt, keyed];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const [, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return signal;
}
const told = () =>
  readFileSync(file(), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
const statuses = async () => (await readWrites(database.db)).map(({ kind, status }) => [kind, status]);

describe('a process killed while it writes health to a CRM', () => {
  it.each([
    ['claimed', 1],
    ['marked', 1], // nobody can know whether it arrived: it is written again, which leaves the same three values
    ['answered', 2],
    ['recorded', 1],
  ] as const)('after it was %s leaves the account written, by %d request', async (step, requests) => {
    expect(await write(1, `health:${step}`, 'unkeyed')).toBe('SIGKILL');
    await write(2, 'never', 'unkeyed');
    await write(3, 'never', 'unkeyed');
    expect(told()).toEqual(Array.from({ length: requests }, () => '001-acme red'));
    expect(await statuses()).toEqual([['health', 'sent']]);
  });

  it('is not overtaken while its lease lasts', async () => {
    await write(1, 'health:marked', 'unkeyed');
    await write(1 + 4.9 / 60, 'never', 'unkeyed');
    expect(told()).toEqual([]);
    await write(1 + 5 / 60, 'never', 'unkeyed');
    expect(told()).toEqual(['001-acme red']);
  });
});

describe('a process killed while it writes a note to a CRM', () => {
  beforeEach(async () => {
    await beginActivities(database.db, { target: 'crm', kind: 'note', now: hoursAfter(0) });
    await database.db.insert(accountNotes).values({
      accountId: 'acme',
      byEmail: 'anna@example.test',
      changed: 'New admin',
      formId: 'f1',
      writtenAt: hoursAfter(0.5),
    });
  });
  const notes = () => told().filter((line) => line.startsWith('review-'));

  it.each([
    ['claimed', 1, 'sent'],
    ['marked', 0, 'unknown'], // it may be there, and a second one would be another: a person looks
    ['answered', 1, 'unknown'],
    ['recorded', 1, 'sent'],
  ] as const)(
    'after it was %s leaves %d note and the row %s, where the CRM knows no key',
    async (step, lines, status) => {
      expect(await write(1, `note:${step}`, 'unkeyed')).toBe('SIGKILL');
      await write(2, 'never', 'unkeyed');
      expect(notes()).toHaveLength(lines);
      expect(await statuses()).toContainEqual(['note', status]);
    },
  );

  it.each(['claimed', 'marked', 'answered', 'recorded'])(
    'after it was %s leaves one note, where the CRM knows its key',
    async (step) => {
      expect(await write(1, `note:${step}`, 'keyed')).toBe('SIGKILL');
      await write(2, 'never', 'keyed');
      expect(new Set(notes()).size).toBe(1);
      expect(await statuses()).toContainEqual(['note', 'sent']);
    },
  );
});
