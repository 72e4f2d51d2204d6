import { access, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bookSnapshots, outbox, qbrs } from '../../src/db/schema';
import { createCommandLine } from '../acceptance/command-line';
import { fillWorld, FRIDAY, moveQbr } from '../services/qbr/world';
import { truncateAll, useDatabase } from '../support/database';
import { useTempFolder } from '../support/temp-folder';

const database = useDatabase();
const folder = useTempFolder();
const barometer = createCommandLine(
  () => ({ DATABASE_URL: database.url, BAROMETER_CONFIG: join(folder(), 'barometer.yaml') }),
  () => FRIDAY,
);
const NORTH = 'Pod north · QBR on Wed 2 Dec: €200K of €350K stands in Save first: 1 of 3 accounts.';

beforeEach(async () => {
  await truncateAll(database.pool);
  await fillWorld(database.db);
  await writeFile(join(folder(), 'barometer.yaml'), 'time_zone: Europe/Berlin\n');
});

describe('barometer qbr', () => {
  it('writes picture and slide of every pod with a QBR to come, as drafts, and leaves the database alone', async () => {
    const out = join(folder(), 'new', 'reviews');
    const { code, printed, errors } = await barometer('qbr', '--out', out);
    expect([code, errors]).toEqual([0, '']);
    expect(printed.split('\n').slice(0, 2)).toEqual([NORTH, '  Not on the chart: Silent (no score).']);
    expect((await readdir(out)).toSorted()).toEqual(['qbr-north-2026-12-02-draft.png', 'qbr-north-2026-12-02-draft.pptx']); // prettier-ignore
    expect((await readFile(join(out, 'qbr-north-2026-12-02-draft.png'))).subarray(1, 4).toString()).toBe('PNG');
    for (const table of [qbrs, outbox, bookSnapshots]) expect(await database.db.$count(table)).toBe(0);
  });

  it('--dry says what they would show, and writes nothing', async () => {
    const out = join(folder(), 'dry');
    expect((await barometer('qbr', 'nor', '--out', out, '--dry')).printed).toContain(NORTH);
    await expect(access(out)).rejects.toThrow('ENOENT');
  });

  it('draws a pod that has no date, when it is named', async () => {
    expect((await barometer('qbr', 'south', '--dry')).printed).toBe(
      'Pod south · no QBR date set: No account can be placed yet.',
    );
  });

  it.each([
    [['east'], 1, 'There is no pod "east". Pods: north, south.'],
    [['--at', 'tomorrow'], 2, '--at tomorrow: expected an instant with a zone, such as 2026-03-02T09:00:00Z.'],
    [['north', 'south'], 2, 'usage: barometer qbr [pod] [--out <folder>] [--at <instant>] [--dry]'],
  ])('answers %j with one sentence', async (words, code, sentence) => {
    expect(await barometer('qbr', ...words)).toEqual({ code, printed: '', errors: sentence });
  });

  it('says so when no pod has a QBR to come', async () => {
    await moveQbr(database.db, '2026-11-26');
    expect(await barometer('qbr')).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/^No pod has a QBR to come/),
    });
  });

  it('says so when the folder cannot be written to', async () => {
    const file = join(folder(), 'file');
    await mkdir(folder(), { recursive: true });
    await writeFile(file, '');
    const { code, errors } = await barometer('qbr', 'north', '--out', file);
    expect(code).toBe(1);
    expect(errors).toContain(`--out ${file}: no files can be written there: EEXIST`);
  });
});
