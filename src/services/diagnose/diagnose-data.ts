import type { Db } from '../../db/client';
import { countOwnerless, countQuarantined, listFailingSources } from '../../db/queries/diagnosis';
import { listLatestJobRuns } from '../../db/queries/job-runs';
import type { SourceStop } from '../../domain/source';
import type { StreamFreshness } from '../../domain/stream';
import { describeSharedCause } from '../../views/shared-cause';
import { readSharedCause } from '../read-shared-cause';
import { type Finding, note, ok, problem } from './finding';

export type DataToDiagnose = {
  freshness: readonly StreamFreshness[];
  stops: readonly SourceStop[]; // told elsewhere: a run that failed of the same is not told again
  now: Date;
};

/** How the facts stand: are they fresh, did every source come through, what lies in quarantine, who owns what. */
export async function diagnoseData(db: Db, { freshness, stops, now }: DataToDiagnose): Promise<Finding[]> {
  const [failing, quarantined, owners, jobs, sharedCause] = await Promise.all([
    listFailingSources(db),
    countQuarantined(db),
    countOwnerless(db),
    listLatestJobRuns(db),
    readSharedCause(db, now),
  ]);
  return [
    ...diagnoseFreshness(freshness, owners.accounts),
    ...(sharedCause === null ? [] : [note('usage', describeSharedCause(sharedCause))]),
    ...failing
      .filter((run) => !isToldBy(stops, run))
      .map(({ source, stream, error }) => problem('sources', `${source}, ${stream}: ${error ?? 'failed'}`)),
    ...quarantined.map(({ source, file, column, reason, rows, line }) =>
      note('quarantine', `${source}, ${file}: ${say(rows, 'row')}, first line ${line}: ${nameOf(column)}${reason}`),
    ),
    ...diagnoseOwners(owners),
    ...jobs
      .filter(({ status }) => status === 'failed')
      .map(({ job, error }) => problem('jobs', `${job} failed last time: ${error}`)),
  ];
}

const isToldBy = (stops: readonly SourceStop[], run: { source: string; error: string | null }): boolean =>
  stops.some(({ source, reason }) => source === run.source && reason === run.error);

const nameOf = (column: string | null): string => (column === null ? '' : `${column}: `);

function diagnoseFreshness(freshness: readonly StreamFreshness[], accounts: number): Finding[] {
  if (freshness.length === 0 && accounts === 0)
    return [note('sources', 'nothing has been imported yet: npm run barometer -- import <dir>')];
  if (freshness.length === 0)
    return [note('sources', 'accounts are known, but no usage, tickets, NPS or invoices yet: every score is unknown')];
  return freshness.map(toFinding);
}

function toFinding(one: StreamFreshness): Finding {
  const { source, stream, asOf, limitHours, isStale, isUnlisted, replacedBy } = one;
  const reach = asOf === null ? 'has delivered nothing yet' : sayReach(one, asOf);
  const text = `${source}, ${stream}: ${reach} (limit ${limitHours} h)`;
  const forget = `barometer forget-source ${source}`;
  if (replacedBy !== undefined)
    return note('freshness', `${text}: not in barometer.yaml, and ${replacedBy} brings it now: ${forget} --dry`);
  if (!isStale) return ok('freshness', text);
  const isGone = isUnlisted === true;
  return problem(
    'freshness',
    isGone ? `${text}: not in barometer.yaml: put it back, import it again, or ${forget}` : text,
  );
}

const sayReach = ({ isSent, stream }: StreamFreshness, asOf: Date): string =>
  `${isSent === true && stream !== 'usage_daily' ? 'last delivery' : 'reaches to'} ${asOf.toISOString()}`;

function diagnoseOwners({
  accounts,
  ownerless,
  podless,
}: {
  accounts: number;
  ownerless: number;
  podless: number;
}): Finding[] {
  const found = [ok('accounts', `${accounts} known`)];
  if (ownerless > 0)
    found.push(
      note('accounts', `${ownerless} without an AE or a CSM who is in people.csv: alerts go to their pod's manager`),
    );
  if (podless > 0)
    found.push(
      note('accounts', `${podless} in no pod of pods.csv: their alerts go to default_channel, or to the person named`),
    );
  return found;
}

const say = (rows: number, what: string): string => `${rows} ${what}${rows === 1 ? '' : 's'}`;
