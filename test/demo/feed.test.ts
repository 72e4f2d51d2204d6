import { assert, asyncProperty, integer } from 'fast-check';
import { createFeed, type Feed } from '../../demo/as-of/create-feed';
import { toDataSet } from '../../demo/as-of/data-set';
import { useTempFolder } from '../support/temp-folder';
import { buildCompany, dayAfterOpening } from './company';
import { type Delivered, merge, readDelivered, toPlain } from './feed-files';

const company = buildCompany();
const folder = useTempFolder();
const morning = (offsetDays: number) => new Date(`${dayAfterOpening(company, offsetDays)}T06:00:00Z`);
/** Columns that say what has happened; renewals, ends of terms and due days are promises. */
const FACT_COLUMNS = ['created_on', 'day', 'opened_at', 'solved_at', 'responded_at', 'issued_on', 'paid_on', 'happened_at', 'started_on', 'effective_on', 'last_seen_at', 'left_on']; // prettier-ignore

let feed: Feed;
beforeAll(async () => {
  feed = await createFeed(toDataSet(company));
});

async function showOn(offsetDays: number): Promise<Delivered> {
  await feed.writeInitial(folder(), morning(offsetDays));
  return readDelivered(folder());
}

function latestFact(delivered: Delivered): string {
  const facts = [...delivered.values()].flatMap((rows) =>
    [...rows.values()].flatMap((row) => FACT_COLUMNS.map((column) => row[column] ?? '')),
  );
  return facts.reduce((latest, fact) => (fact > latest ? fact : latest), '');
}

/** Usage rows that the second source delivers between the mornings of two days. */
async function emeaRowsOf(day: number): Promise<number | undefined> {
  const deliveries = await feed.writeDay(folder(), morning(day), morning(day + 1));
  return deliveries.find(({ source }) => source === 'emea-usage')?.rows.usage_daily;
}

describe('the feed of the generated company', () => {
  it('knows its days and its accounts', () => {
    expect(feed).toMatchObject({
      firstDay: '2026-01-05',
      lastDay: '2026-11-10',
      accountCount: 150,
      usesDefaultPeople: false,
    });
    expect(feed.sources.map(({ source, dir }) => [source, dir('in')])).toEqual([
      ['csv', 'in/csv'],
      ['emea-usage', 'in/emea-usage'],
    ]);
  });

  it('shows no fact from after the instant asked for, on any day', async () => {
    await assert(
      asyncProperty(integer({ min: -239, max: 69 }), async (offsetDays) => {
        const latest = latestFact(await showOn(offsetDays));
        expect(latest <= morning(offsetDays).toISOString()).toBe(true);
        expect(latest >= dayAfterOpening(company, offsetDays - 4)).toBe(true); // and is not simply empty
      }),
      { numRuns: 12, seed: 1 },
    );
  });

  it('shows every row in the end, apart from what is still to be seen', async () => {
    const all = toPlain(await showOn(200));
    const rows = (file: string) => Object.keys(all[file] ?? {}).length;
    expect(rows('csv/usage_daily.csv')).toBe(company.tables.usage_daily.length);
    expect(rows('emea-usage/usage_daily.csv')).toBe(company.emeaUsage.length);
    expect(rows('csv/tickets.csv')).toBe(company.tables.tickets.length);
    expect(rows('csv/outcomes.csv')).toBe(
      company.tables.outcomes.filter(({ effective_on }) => effective_on !== '').length,
    );
    expect(Object.values(all['csv/contacts.csv'] ?? {})).toEqual(company.tables.contacts);
  });

  it('adds up: the first day and what changed on each day after it make the last day', async () => {
    let sum = await showOn(-3);
    for (let day = -3; day < 18; day += 1) {
      await feed.writeDay(folder(), morning(day), morning(day + 1));
      sum = merge(sum, readDelivered(folder()));
    }
    expect(toPlain(sum)).toEqual(toPlain(await showOn(18)));
  });

  it('delivers little on one day, and replaces what it delivered before', async () => {
    await feed.writeInitial(folder(), morning(0));
    const [delivery] = await feed.writeDay(folder(), morning(0), morning(1));
    const usage = readDelivered(folder()).get('csv/usage_daily.csv');
    expect(usage?.size).toBe(delivery?.rows.usage_daily);
    expect([...(usage?.values() ?? [])].every(({ day }) => day === dayAfterOpening(company, 0))).toBe(true);
  });
});

describe('the source that goes stale', () => {
  it('delivers nothing for four mornings and everything on the fifth, while the other source goes on', async () => {
    const usual = (await emeaRowsOf(4)) ?? 0;
    expect(usual).toBeGreaterThan(40);
    expect([await emeaRowsOf(5), await emeaRowsOf(6), await emeaRowsOf(7), await emeaRowsOf(8)]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(await emeaRowsOf(9)).toBe(5 * usual);
    expect(await emeaRowsOf(10)).toBe(usual);
  });

  it('leaves its last files where they were', async () => {
    await emeaRowsOf(4);
    const before = toPlain(readDelivered(folder()))['emea-usage/usage_daily.csv'];
    await emeaRowsOf(5);
    expect(toPlain(readDelivered(folder()))['emea-usage/usage_daily.csv']).toEqual(before);
  });
});
