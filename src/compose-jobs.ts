import type { DataSide } from './compose-data';
import type { HooksSide } from './compose-hooks';
import type { Operations } from './compose-operations';
import type { SlackSide } from './compose-slack';
import type { WriteBackSide } from './compose-write-back';
import type { ConfigFile } from './config-file';
import { AppError } from './errors';
import type { Job, JobSummary } from './jobs/job';
import type { ServeResult } from './services/digest/serve-digests';
import { housekeep } from './services/housekeep';
import type { IngestRun } from './services/ingest-and-score';
import { wakeSnoozes } from './services/wake-snoozes';

export type JobParts = {
  data: DataSide;
  operations: Operations;
  slack: Pick<SlackSide, 'deliver' | 'serveDigests' | 'serveReports' | 'serveReviews'>;
  file: ConfigFile;
  hooks?: Pick<HooksSide, 'catchUp' | 'hooks'>;
  writeBack?: WriteBackSide;
};

/** Every scheduled job, facts before scores before messages: ticks of the same minute run in this order in the demo. */
export function composeJobs({ data, operations, slack, file, hooks, writeBack }: JobParts): Job[] {
  const job = (name: string, schedule: string, run: Job['run']): Job => ({
    name,
    schedule,
    timeZone: file.time_zone,
    run,
  });
  return [
    ...file.sources.map((source) =>
      job(`ingest:${source.name}`, source.schedule, async (now) => toSummary(await operations.ingest(source, now))),
    ),
    ...(hooks === undefined || hooks.hooks.doors.length === 0
      ? []
      : [job('hooks', file.schedules.hooks, hooks.catchUp)]),
    job('score', file.schedules.score, async (now) => ({ ...(await operations.score(now)) })),
    job('calibrate', file.schedules.calibrate, async (now) => ({ ...(await operations.calibrate(now)) })),
    job('monitor', file.schedules.monitor, async (now) => ({ ...(await operations.watchFailures(now)) })),
    job('grade', file.schedules.grade, async (now) => ({ ...(await operations.grade(now)) })),
    job('wake-snoozes', file.schedules.wake_snoozes, (now) => wakeSnoozes(data.database.db, now)),
    job('escalate', file.schedules.escalate, async (now) => ({ ...(await operations.escalate(now)) })),
    job('digest', file.schedules.digest, async (now) => countServed(await slack.serveDigests({ now }))),
    job('reports', file.schedules.reports, async (now) => ({ ...(await slack.serveReports(now)) })),
    job('reviews', file.schedules.reports, async (now) => ({ ...(await slack.serveReviews(now)) })),
    job('deliver', file.schedules.deliver, async () => ({ ...(await slack.deliver()) })),
    ...(writeBack === undefined || writeBack.targets.length === 0
      ? []
      : [job('write-back', file.schedules.write_back, async () => ({ ...(await writeBack.write()) }))]),
    job('housekeep', file.schedules.housekeep, (now) => housekeep(data.database.db, now)),
  ];
}

/** People's names are not for the log. */
const countServed = ({ served, ...rest }: ServeResult): JobSummary => ({ served: served.length, ...rest });

/** Counts for the log. A source that failed fails its job, so that it shows in the metrics; what could be read has landed. */
function toSummary({ status, error, files, changedAccounts, rescored }: IngestRun): JobSummary {
  const problems = [error, ...files.map((file) => file.error)].filter((problem) => problem !== null);
  if (status === 'failed') throw new AppError('ingest_failed', problems.join('; '));
  const count = (key: 'rowsRead' | 'landed' | 'quarantined') => files.reduce((sum, file) => sum + file[key], 0);
  return {
    status,
    rowsRead: count('rowsRead'),
    landed: count('landed'),
    quarantined: count('quarantined'),
    changedAccounts,
    rescored,
  };
}
