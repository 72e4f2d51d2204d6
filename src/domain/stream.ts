/** The files of the CSV contract (docs/csv-contract.md): one stream of facts each. */
export const STREAMS = [
  'accounts',
  'contacts',
  'usage_daily',
  'tickets',
  'nps',
  'invoices',
  'activities',
  'subscriptions',
  'outcomes',
  'people',
  'pods',
] as const;
export type Stream = (typeof STREAMS)[number];

/** How old a stream's data is at one `now`. `asOf`: end of the last complete thing it reported (for usage the end of its last day). */
export type StreamFreshness = {
  stream: Stream;
  source: string;
  asOf: Date | null;
  limitHours: number;
  isStale: boolean;
};
