/** The files of the CSV contract (docs/csv-contract.md): one stream of facts each. */
export const STREAMS = [
  'accounts',
  'contacts',
  'usage_daily',
  'engagement_daily',
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
  /** Only webhooks bring it, and nobody is ever asked: `asOf` is the last delivery that was accepted. */
  isSent?: boolean | undefined;
  /** barometer.yaml does not name its source: it was imported once, or its source was taken out. */
  isUnlisted?: boolean | undefined;
  /** For one that is unlisted: a source that brings the same stream, and is named. Then this one stands for nothing that is known now, however old. */
  replacedBy?: string | undefined;
};

/** The sources that barometer.yaml names. `sent`: those of them that only send, and are never asked. */
export type KnownSources = { names: ReadonlySet<string>; sent: ReadonlySet<string> };
