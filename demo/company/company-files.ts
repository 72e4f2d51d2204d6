import type { CsvRow, CsvTables } from './contract';

export type StoryOfAccount = { id: string; accountId: string; title: string; expectation: string };

/** A whole generated company: every file of the CSV contract over all of its days, and what is needed to replay any of them. */
export type CompanyFiles = {
  tables: CsvTables;
  emeaUsage: readonly CsvRow<'usage_daily'>[]; // the second usage source: the pod `emea`; not in `tables.usage_daily`
  sightings: ReadonlyMap<string, readonly number[]>; // contact id → when seen, epoch ms, oldest first
  emeaOutage: { fromOn: string; untilOn: string }; // no files from the first day on, all of them on the second
  startOn: string;
  storyOn: string; // the day the demo opens on
  lastOn: string;
  stories: readonly StoryOfAccount[];
};
