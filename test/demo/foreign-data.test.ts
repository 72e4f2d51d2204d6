import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createFeed } from '../../demo/as-of/create-feed';
import { readDataSet } from '../../demo/as-of/read-data-set';
import { DEFAULT_CHANNELS, DEFAULT_PEOPLE } from '../../demo/default-people';
import { useTempFolder } from '../support/temp-folder';
import { merge, readDelivered, toPlain } from './feed-files';

const ACCOUNTS = `\uFEFFaccount_id,name,created_on,renewal_on,region
A1,"Quillfen, Sons & Co",2026-01-01,2027-01-01,north
A2,"The ""Quoted""",2026-02-03,,south
`;
const USAGE = `day,account_id,events
2026-01-30,A2,1
2026-02-01,A1,5
2026-02-02,A1,7
2026-02-03,A1,2
2026-02-03,A2,3
`;
const TICKETS = `account_id,ticket_id,opened_at,solved_at,priority
A1,T1,2026-02-01T10:00:00Z,2026-02-02T12:00:00Z,p2
A1,T2,2026-02-02T10:00:00Z,,p1,one cell too many
`;
const folder = useTempFolder();
const at = (day: number) => new Date(Date.UTC(2026, 1, day, 6));

async function openFixture() {
  writeFileSync(join(folder(), 'accounts.csv'), ACCOUNTS);
  writeFileSync(join(folder(), 'usage_daily.csv.gz'), gzipSync(USAGE));
  writeFileSync(join(folder(), 'tickets.csv'), TICKETS);
  const out = join(folder(), 'out');
  return { feed: await createFeed(await readDataSet(folder())), out };
}

describe('a directory of someone else’s files', () => {
  it('is read with missing files, gzip, a byte order mark, other columns and quotes', async () => {
    const { feed, out } = await openFixture();
    expect(feed).toMatchObject({
      firstDay: '2026-01-30',
      lastDay: '2026-02-03',
      accountCount: 2,
      usesDefaultPeople: true,
    });
    await feed.writeInitial(out, at(9));
    const shown = toPlain(readDelivered(out));
    expect(Object.keys(shown).toSorted()).toEqual([
      'csv/accounts.csv',
      'csv/people.csv',
      'csv/pods.csv',
      'csv/tickets.csv',
      'csv/usage_daily.csv',
    ]);
    expect(shown['csv/accounts.csv']?.['A1']).toMatchObject({ name: 'Quillfen, Sons & Co', region: 'north' });
    expect(shown['csv/accounts.csv']?.['A2']).toMatchObject({ name: 'The "Quoted"' });
  });

  it('adds up over its days', async () => {
    const { feed, out } = await openFixture();
    await feed.writeInitial(out, at(1));
    let sum = readDelivered(out);
    for (let day = 1; day < 5; day += 1) {
      await feed.writeDay(out, at(day), at(day + 1));
      sum = merge(sum, readDelivered(out));
    }
    await feed.writeInitial(out, at(5));
    expect(toPlain(sum)).toEqual(toPlain(readDelivered(out)));
  });

  it('never shows use of an account before the account: what came earlier comes with it', async () => {
    const { feed, out } = await openFixture();
    await feed.writeInitial(out, at(2));
    expect(Object.keys(toPlain(readDelivered(out))['csv/usage_daily.csv'] ?? {})).toEqual(['A1|2026-02-01']);
    await feed.writeDay(out, at(2), at(3));
    expect(Object.keys(toPlain(readDelivered(out))['csv/usage_daily.csv'] ?? {})).toEqual([
      'A2|2026-01-30',
      'A1|2026-02-02',
    ]);
  });

  it('is refused without accounts, in a sentence', async () => {
    writeFileSync(join(folder(), 'usage_daily.csv'), USAGE);
    await expect(readDataSet(folder())).rejects.toThrow(/has no accounts.csv or accounts.csv.gz/);
  });

  it('is refused without a single dated fact', async () => {
    writeFileSync(join(folder(), 'accounts.csv'), ACCOUNTS);
    const feed = createFeed(await readDataSet(folder()));
    await expect(feed).rejects.toThrow(/no dated facts/);
  });
});

describe('the people made up for data without any', () => {
  it('own every account and are one pod with a channel', async () => {
    const { feed, out } = await openFixture();
    await feed.writeInitial(out, at(9));
    const shown = toPlain(readDelivered(out));
    for (const account of Object.values(shown['csv/accounts.csv'] ?? {})) {
      expect(account).toMatchObject({ ae_email: 'alex@example.com', csm_email: 'kim@example.com', pod: 'everyone' });
    }
    expect(Object.values(shown['csv/people.csv'] ?? {}).map(({ email, role }) => [email, role])).toEqual([
      ['alex@example.com', 'ae'],
      ['kim@example.com', 'csm'],
      ['robin@example.com', 'manager'],
    ]);
    expect(Object.values(shown['csv/pods.csv'] ?? {})).toMatchObject([
      { channel: DEFAULT_CHANNELS[0]?.name, manager_email: 'robin@example.com' },
    ]);
    expect(DEFAULT_PEOPLE.map(({ email }) => email)).toEqual(Object.keys(shown['csv/people.csv'] ?? {}));
  });

  it('leave alone whom a row already names, and data that has people', async () => {
    writeFileSync(join(folder(), 'accounts.csv'), 'account_id,name,ae_email\nA1,One,own@example.org\nA2,Two,\n');
    writeFileSync(join(folder(), 'usage_daily.csv'), USAGE);
    const out = join(folder(), 'out');
    await (await createFeed(await readDataSet(folder()))).writeInitial(out, at(9));
    const shown = toPlain(readDelivered(out))['csv/accounts.csv'];
    expect([shown?.['A1']?.['ae_email'], shown?.['A2']?.['ae_email']]).toEqual(['own@example.org', 'alex@example.com']);
    writeFileSync(join(folder(), 'people.csv'), 'email,role\nown@example.org,ae\n');
    expect((await createFeed(await readDataSet(folder()))).usesDefaultPeople).toBe(false);
  });
});
