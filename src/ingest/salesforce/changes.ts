import type { SalesforceApi } from '../../vendor-http/salesforce/create-salesforce-api';
import type { Reading, Wait } from './read-changed';
import type { SalesforceSettings } from './settings';

const OVERLAP_MS = 5 * 60_000; // records of one transaction appear after their stamp

/** What every object is read with. */
export const SYSTEM = ['Id', 'SystemModstamp', 'IsDeleted'];

export type Parts = { source: string; api: SalesforceApi; settings: SalesforceSettings; wait: Wait };
export type Described = Pick<Reading, 'object' | 'fields'>;

/** Deletions and mergers come in the order of everything else: the recycle bin is part of what is read. */
export const changes = ({ source, api, settings, wait }: Parts, described: Described): Reading => ({
  source,
  api,
  bulkAbove: settings.bulk_above,
  wait,
  ...described,
  order: { by: 'SystemModstamp', overlapMs: OVERLAP_MS },
  all: true,
});
