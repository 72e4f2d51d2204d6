import { createTask } from 'node-cron';
import { CRM_KINDS } from '../../src/config-sources';
import { SOURCE_KINDS } from '../../src/ingest/registry';

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;
const RUNS = 400; // more than two weeks of a run an hour

/** What each kind brings that R225 speaks of. Whatever a query or a file brings may be any of it. */
const BRINGS: Readonly<Record<string, readonly ('usage' | 'crm' | 'support' | 'surveys' | 'financial')[]>> = {
  amplitude: ['usage'],
  mixpanel: ['usage'],
  posthog: ['usage'],
  segment: ['usage'],
  salesforce: ['crm', 'financial'],
  hubspot: ['crm', 'financial'],
  stripe: ['financial'],
  chargebee: ['financial'],
  zendesk: ['support'],
  intercom: ['support'],
  wootric: ['surveys'],
  typeform: ['surveys'],
  surveymonkey: ['surveys'],
  asknicely: ['surveys'],
  survey: ['surveys'],
  files: ['usage', 'crm', 'support', 'surveys', 'financial'],
  postgres: ['usage', 'crm', 'support', 'surveys', 'financial'],
  redshift: ['usage', 'crm', 'support', 'surveys', 'financial'],
  snowflake: ['usage', 'crm', 'support', 'surveys', 'financial'],
  bigquery: ['usage', 'crm', 'support', 'surveys', 'financial'],
};

/** Hours between two runs at most. Of surveys that nothing tells us of: an hour is as received, where the vendor has no webhook. */
const AT_MOST_HOURS = { usage: DAY_HOURS, crm: DAY_HOURS, support: DAY_HOURS, surveys: 1, financial: 28 * DAY_HOURS };

/** The longest wait between two runs, in hours. */
function findLongestGap(schedule: string): number {
  const runs = createTask(schedule, () => undefined, { timezone: 'UTC' }).getNextRuns(RUNS);
  const gaps = runs.slice(1).map((run, at) => run.getTime() - (runs[at]?.getTime() ?? Number.NaN));
  return Math.max(...gaps) / HOUR_MS;
}

describe('the schedule of a source for which none is given', () => {
  it('is looked at for every kind there is', () => {
    expect(Object.keys(BRINGS).toSorted()).toEqual(SOURCE_KINDS.map(({ kind }) => kind).toSorted());
    for (const kind of CRM_KINDS) expect(BRINGS[kind]).toContain('crm');
  });

  it.each(SOURCE_KINDS.map((kind) => [kind.kind, kind] as const))(
    'R225: reads %s as often as what it brings is to be synced: usage, CRM and support daily, surveys as received, money monthly',
    (name, { schedule, hasHook, isSent }) => {
      const hours = findLongestGap(schedule);
      const isTold = (what: string) => isSent || (what === 'surveys' && hasHook); // of each as it happens, by its webhook
      const late = (BRINGS[name] ?? []).filter((what) => !isTold(what) && hours > AT_MOST_HOURS[what]);
      expect({ late, hours }).toEqual({ late: [], hours });
    },
  );
});
