import {
  accountHealth,
  accountNotes,
  accounts,
  activities,
  npsResponses,
  overrides,
  people,
  sourceStreams,
} from '../../../src/db/schema';
import { createCommandLine } from '../../acceptance/command-line';
import { lines, useCsvDirectories } from '../../ingest/csv-directory';
import { truncateAll, useDatabase } from '../../support/database';

const database = useDatabase();
const NOW = new Date('2026-03-04T06:00:00Z');
const barometer = createCommandLine(() => ({ DATABASE_URL: database.url }), () => NOW); // prettier-ignore
const createDirectory = useCsvDirectories();

const ANSWERS = lines(
  'Response ID,Email,Score,Comment,Created At,Account ID',
  '1,pat@acme.example,3,Slow,2026-01-05 10:00:00 UTC,acme',
  '2,kim@nowhere.example,9,,2026-01-06 10:00:00 UTC,',
  '3,pat@acme.example,12,Too much,2026-01-07 10:00:00 UTC,acme',
);
const SCORES = lines(
  'Company ID,External ID,Snapshot Date,Score,Label,Comments,Owner Email,Until',
  'c1,acme,2026-01-01,70,Yellow,,,',
  'c1,acme,2026-01-08,70,Yellow,,,',
  'c1,acme,2026-01-15,40,Red,,,',
  'c1,acme,2026-01-22,40,Yellow,Sponsor left,kim@us.example,2026-04-01',
);
const MAP = 'columns:\n  until: Until\n';

beforeEach(async () => {
  await truncateAll(database.pool);
  await database.db.insert(people).values({ email: 'kim@us.example', name: 'Kim', role: 'revops', source: 'csv' });
  await database.db.insert(accounts).values({ accountId: 'acme', name: 'Acme', source: 'csv' });
});

async function write(file: string, text: string): Promise<string> {
  return `${await createDirectory({ [file]: text, 'map.yaml': MAP })}/${file}`;
}
/** The table, by its heads. */
function countsOf(printed: string): Record<string, number> {
  const [heads = [], counts = []] = printed
    .split('\n')
    .filter((line) => line.startsWith('│'))
    .map((line) => line.split('│').slice(1, -1));
  return Object.fromEntries(heads.map((head, at) => [head.trim(), Number(counts[at])]));
}
const listNotes = async () =>
  (await database.db.select().from(accountNotes).orderBy(accountNotes.writtenAt)).map(({ byEmail, trends }) => [byEmail, trends]); // prettier-ignore

describe('barometer import --from delighted', () => {
  it('R237: brings answers in; names bad rows and whom nobody recognised', async () => {
    const path = await write('delighted.csv', ANSWERS);
    const { code, printed } = await barometer('import', '--from', 'delighted', path);
    expect(code).toBe(0);
    expect(await database.db.select().from(npsResponses)).toMatchObject([
      { accountId: 'acme', responseId: 'delighted:responses-1', score: 3, comment: 'Slow', source: 'delighted' },
    ]);
    expect(printed).toContain('1 × score expected a whole number from 0 to 10');
    expect(printed).toContain('Nobody recognised 1 customers: nowhere.example (domain:nowhere.example)');
    expect(printed).toContain('1 facts wait for them.');
    expect(await database.db.$count(accountHealth)).toBe(1); // scored at once
  });

  it('is no source that could be fresh or go stale', async () => {
    await barometer('import', '--from', 'delighted', await write('delighted.csv', ANSWERS));
    expect(await database.db.$count(sourceStreams)).toBe(0);
  });

  it('again changes nothing, and --undo takes out what the file brought, also what waits', async () => {
    const path = await write('delighted.csv', ANSWERS);
    await barometer('import', '--from', 'delighted', path);
    const before = await database.db.select({ score: npsResponses.score }).from(npsResponses);
    const { printed } = await barometer('import', '--from', 'delighted', path);
    expect(countsOf(printed)).toEqual({ rows: 3, facts: 0, notes: 0, judgements: 0, unchanged: 1, waiting: 1, 'left out': 0, quarantined: 1 }); // prettier-ignore
    expect(await database.db.select({ score: npsResponses.score }).from(npsResponses)).toEqual(before);
    const undone = await barometer('import', '--from', 'delighted', path, '--undo');
    expect(undone.printed).toBe('Taken out: 2 facts, 0 notes; withdrawn: 0 judgements.');
    expect(await database.db.$count(npsResponses)).toBe(0);
    await barometer('import', '--from', 'delighted', path);
    expect(await database.db.$count(npsResponses)).toBe(1);
  });

  it('lands what waits when somebody says whose it is', async () => {
    await barometer('import', '--from', 'delighted', await write('delighted.csv', ANSWERS));
    const key = ['match', '--source', 'delighted', '--key', 'domain:nowhere.example'];
    await barometer(...key, '--account', 'acme');
    expect(await database.db.$count(npsResponses)).toBe(2);
  });

  it('keeps nothing when it is dry, and says the same', async () => {
    const path = await write('delighted.csv', ANSWERS);
    const { printed } = await barometer('import', '--from', 'delighted', path, '--dry');
    expect(printed).toContain('delighted.csv: what would be brought in; nothing is kept.');
    const kept = await database.pool.query('select 1 from nps_responses union all select 1 from source_accounts');
    expect(kept.rows).toEqual([]);
    const real = await barometer('import', '--from', 'delighted', path);
    expect(printed.split('\n').slice(1).join('\n')).toBe(real.printed);
  });

  it('takes nothing of a file of which over 5 % and over 20 rows are bad', async () => {
    const good = Array.from({ length: 100 }, (_, at) => `${at},pat@acme.example,9,,2026-01-05,acme`);
    const bad = Array.from({ length: 30 }, (_, at) => `b${at},pat@acme.example,99,,2026-01-05,acme`);
    const path = await write(
      'delighted.csv',
      lines('Response ID,Email,Score,Comment,Created At,Account ID', ...good, ...bad),
    );
    const { code, errors } = await barometer('import', '--from', 'delighted', path);
    expect({ code, errors }).toEqual({
      code: 1,
      errors: expect.stringContaining(
        '30 of its 130 rows are bad, more than 5 %. 30 × score expected a whole number from 0 to 10',
      ),
    });
    expect(await database.db.$count(npsResponses)).toBe(0);
  });
});

describe('barometer import --from gainsight', () => {
  const scorecard = async (...more: string[]) => {
    const path = await write('scores.csv', SCORES);
    const map = path.replace('scores.csv', 'map.yaml');
    return barometer('import', '--from', 'gainsight', path, '--kind', 'scorecard', '--map', map, ...more);
  };

  it('tells grades as notes where they change, in the platform’s words; none becomes a score of ours', async () => {
    await scorecard();
    expect(await listNotes()).toEqual([
      ['gainsight', 'Gainsight scorecard: 70 (Yellow)'],
      ['gainsight', 'Gainsight scorecard: 40 (Red)'],
      ['kim@us.example', 'Gainsight scorecard: 40 (Yellow)'], // there is no score yet to judge against
    ]);
    const { rows } = await database.pool.query('select 1 from health_history');
    expect(rows).toEqual([]);
    await scorecard();
    expect(await database.db.$count(accountNotes)).toBe(3);
  });

  it('R75: brings a judgement that still stands with its author, reason and end, once; undone it is withdrawn', async () => {
    const health = { accountId: 'acme', scoredAt: NOW, modelVersion: 'm', score: 40, band: 'red' as const };
    await database.db.insert(accountHealth).values({ ...health, coverage: 1, dimensions: [], trend: 'stable' });
    await scorecard();
    await scorecard();
    const [made, ...others] = await database.db.select().from(overrides);
    expect(others).toEqual([]);
    expect(made).toMatchObject({ byEmail: 'kim@us.example', band: 'yellow', reason: 'Sponsor left', scoreBefore: 40 });
    expect(made?.expiresAt).toEqual(new Date('2026-04-01T00:00:00Z'));
    expect(await database.db.$count(accountNotes)).toBe(2);
    expect((await scorecard('--undo')).printed).toBe('Taken out: 0 facts, 2 notes; withdrawn: 1 judgements.');
    expect((await database.db.select().from(overrides))[0]?.withdrawnAt).toEqual(NOW);
  });

  it('brings contacts of a timeline as activities and the rest as notes', async () => {
    const timeline = lines(
      'Activity ID,Company ID,SFDC Account ID,Activity Date,Activity Type,Subject,Notes,Author Email',
      'a1,c1,,2026-01-05T10:00:00Z,Call,Check-in,,kim@us.example',
      'a2,c1,,2026-01-06T10:00:00Z,Update,Merger,They merge,kim@us.example',
    );
    const path = await write('timeline.csv', timeline);
    const map = await write('accounts-map.csv', lines('source,key,account_id', 'gainsight,c1,acme'));
    const config =
      (await createDirectory({ 'barometer.yaml': `identity:\n  mapping_file: ${map}\n` })) + '/barometer.yaml';
    const mapped = createCommandLine(() => ({ DATABASE_URL: database.url, BAROMETER_CONFIG: config }), () => NOW); // prettier-ignore
    const { printed, code } = await mapped('import', '--from', 'gainsight', path, '--kind', 'timeline');
    expect({ code, ...countsOf(printed) }).toMatchObject({ code: 0, rows: 2, facts: 1, notes: 1 });
    expect(await database.db.select().from(activities)).toMatchObject([
      { activityId: 'gainsight:timeline-a1', kind: 'call', byEmail: 'kim@us.example', accountId: 'acme' },
    ]);
    expect(await database.db.select().from(accountNotes)).toMatchObject([
      { changed: 'Gainsight Update: Merger. They merge' },
    ]);
  });

  it('leaves notes about unknown customers out, and says that the file is to be read again', async () => {
    const path = await write('ctas.csv', lines('Company ID,CTA Name,Created Date', 'c9,Win back,2026-01-01'));
    const { printed } = await barometer('import', '--from', 'gainsight', path, '--kind', 'cta');
    expect(printed).toContain('1 notes about them are left out: import the file again afterwards.');
    await barometer('match', '--source', 'gainsight', '--key', 'c9', '--account', 'acme');
    await barometer('import', '--from', 'gainsight', path, '--kind', 'cta');
    expect(await database.db.$count(accountNotes)).toBe(1);
  });
});

describe('the words of barometer import', () => {
  it.each([
    [
      ['import', '--from', 'hotjar', 'x.csv'],
      '--from hotjar: expected one of delighted, gainsight, totango, churnzero, vitally.',
    ],
    [
      ['import', '--from', 'vitally', 'x.csv'],
      '--kind: expected one of responses, scorecard, timeline, cta, as the file is.',
    ],
    [['import', '--from', 'delighted', 'x.csv', '--dry', '--undo'], '--dry and --undo: expected one of them.'],
    [['import', '--from', 'delighted', 'x.csv', '--source', 'y'], 'usage: barometer import'],
    [['import', 'dir', '--dry'], 'usage: barometer import'],
    [['import', '--from', 'delighted'], 'usage: barometer import'],
  ])('%j', async (words, sentence) => {
    expect(await barometer(...words)).toMatchObject({ code: 2, errors: expect.stringContaining(sentence) });
  });

  it('name a file that is not there', async () => {
    const { code, errors } = await barometer('import', '--from', 'delighted', '/nowhere/x.csv');
    expect({ code, errors }).toEqual({ code: 1, errors: 'delighted: x.csv is gone.' });
  });
});
