import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createFeed } from '../../demo/as-of/create-feed';
import { readDataSet } from '../../demo/as-of/read-data-set';
import { useTempFolder } from '../support/temp-folder';

const ROOT = process.env['BAROMETER_SHARED_DATA'] ?? resolve(__dirname, '../../../shared/data');
const SETS = existsSync(ROOT)
  ? readdirSync(ROOT, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
  : [];
const folder = useTempFolder();

jest.setTimeout(120_000); // hundreds of thousands of rows each

describe('third-party sets in the CSV contract', () => {
  it('are tested where they are: in BAROMETER_SHARED_DATA, or beside the repository', () => {
    expect(SETS.every((name) => existsSync(join(ROOT, name)))).toBe(true);
  });

  if (SETS.length > 0) {
    it.each(SETS)('%s: opens in the middle of its days without a look ahead', async (name) => {
      const feed = await createFeed(await readDataSet(join(ROOT, name)));
      const middle = new Date((Date.parse(feed.firstDay) + Date.parse(feed.lastDay)) / 2);
      const [delivery] = await feed.writeInitial(folder(), middle);
      expect(feed.accountCount).toBeGreaterThan(100);
      expect(delivery?.rows.usage_daily).toBeGreaterThan(1000);
      const usage = readFileSync(join(folder(), 'csv/usage_daily.csv'), 'utf8');
      const days = usage.match(/\b\d{4}-\d{2}-\d{2}\b/g) ?? [];
      expect(days.reduce((last, day) => (day > last ? day : last)) < middle.toISOString().slice(0, 10)).toBe(true);
    });
  }
});
