import type { CompanyFiles } from '../../demo/company/company-files';
import { generateCompany } from '../../demo/company/generate-company';

const OPTIONS = { seed: 7, startOn: '2026-01-05', days: 310, accounts: 150 } as const;

/** The company the demo's tests read; other options where a test needs them. */
export function buildCompany(overrides: Partial<Parameters<typeof generateCompany>[0]> = {}): CompanyFiles {
  return generateCompany({ ...OPTIONS, ...overrides });
}

/** `YYYY-MM-DD` so many days after the day the company's demo opens on. */
export function dayAfterOpening({ storyOn }: CompanyFiles, offsetDays: number): string {
  return new Date(Date.parse(storyOn) + offsetDays * 86_400_000).toISOString().slice(0, 10);
}

export function accountOf(company: CompanyFiles, storyId: string): string {
  const story = company.stories.find(({ id }) => id === storyId);
  if (story === undefined) throw new Error(`no story ${storyId}`);
  return story.accountId;
}

/** Sum of a usage column over days [from, to) after the opening, whichever source reports it. */
export function sumUsage(
  company: CompanyFiles,
  accountId: string,
  column: 'logins' | 'active_users' | 'events' | 'api_calls',
  [from, to]: readonly [number, number],
): number {
  const [first, last] = [dayAfterOpening(company, from), dayAfterOpening(company, to)];
  return [...company.tables.usage_daily, ...company.emeaUsage]
    .filter(({ account_id, day }) => account_id === accountId && day >= first && day < last)
    .reduce((sum, row) => sum + Number(row[column]), 0);
}
