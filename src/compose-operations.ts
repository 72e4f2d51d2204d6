import type { Logger } from 'pino';
import { toReleaseSettings } from './compose-alerts';
import type { DataSide, SourceSettings } from './compose-data';
import { composeFollowUp, type FollowUp } from './compose-follow-up';
import type { ConfigFile } from './config-file';
import type { CsvProgress } from './ingest/csv/connector';
import { createCalendar } from './services/calendar/create-calendar';
import { createAnnounceTransitions } from './services/announce-transitions/announce-transitions';
import { type BackfillInput, backfillHistory } from './services/backfill-history';
import { calibrateChurn, type CalibrationRun } from './services/calibrate-churn';
import { importDirectory } from './services/ingest/import-directory';
import type { IngestReport } from './services/ingest/ingest-report';
import { readFreshness } from './services/read-freshness';
import { rebaseStates } from './services/rebase-states';
import { type GradeSummary, gradePredictions } from './services/predictions/grade-predictions';
import { loadSignals } from './services/model/load-signals';
import { watchFailures, type WatchSummary } from './services/monitors/watch-failures';
import { releaseHeld } from './services/release-held/release-held';
import type { ReleaseSummary } from './services/release-held/settings';
import { type ScoreRun, scoreAccounts } from './services/score-accounts';

export type IngestSource = Pick<SourceSettings, 'name' | 'dir'>;
export type Backfill = Pick<BackfillInput, 'from' | 'to'> & { onProgress?: BackfillInput['onProgress'] };

/** What Barometer does with facts, each callable alone and repeatable: the same for jobs, the command line and the demo. */
export type Operations = FollowUp & {
  ingest: (source: IngestSource, now: Date, onProgress?: (progress: CsvProgress) => void) => Promise<IngestReport>;
  score: (now: Date) => Promise<ScoreRun>;
  /** Decides about the messages that runs have held back; at the end of every live run. */
  release: (now: Date) => Promise<ReleaseSummary>;
  backfill: (args: Backfill) => Promise<{ days: number; skipped: number }>;
  calibrate: (now: Date) => Promise<CalibrationRun>;
  watchFailures: (now: Date) => Promise<WatchSummary>;
  grade: (now: Date) => Promise<GradeSummary>;
};

export function composeOperations(data: DataSide, file: ConfigFile, log: Logger): Operations {
  const { database, model, playbook } = data;
  const announce = createAnnounceTransitions(toAlertSettings(file));
  const signals = loadSignals();
  const calendarOf = createCalendar(file.calendar);
  const scoring = { ...database, model, playbook };
  const release = (now: Date) => releaseHeld(database.db, toReleaseSettings(file), now);
  return {
    ingest: ({ name, dir }, now, onProgress) =>
      importDirectory({
        pool: database.pool,
        source: name,
        dir,
        now,
        onProgress,
        onUnexpected: (err) => log.error({ err, source: name }, 'import failed unexpectedly'),
      }),
    score: async (now) => {
      const freshness = await readFreshness(database.db, { now, limits: file.freshness_hours });
      const run = await scoreAccounts({ ...scoring, freshness, now, mode: { kind: 'live', announce } });
      if (run.kind !== 'done') return run;
      const announced = { ...run.summary.announced, ...(await release(now)) };
      return { ...run, summary: { ...run.summary, announced } };
    },
    release,
    ...composeFollowUp(database.db, file, calendarOf),
    backfill: ({ onProgress, ...days }) =>
      backfillHistory({ ...scoring, ...days, rebase: rebaseStates, ...(onProgress ? { onProgress } : {}) }),
    calibrate: (now) => calibrateChurn({ ...database, model, now }),
    grade: (now) =>
      gradePredictions({ ...database, signals, modelVersion: model.version, limits: file.freshness_hours }, now),
    watchFailures: async (now) => {
      const freshness = await readFreshness(database.db, { now, limits: file.freshness_hours });
      const edges = model.base.bands.filter(({ band }) => band !== 'red').map(({ from }) => from);
      const weeklyBudget = file.alerts.weekly_budget;
      return watchFailures(database.db, { freshness, edges, weeklyBudget, calendarOf, now });
    },
  };
}

function toAlertSettings({ alerts, predictions }: ConfigFile) {
  const rules = alerts.dri.map(({ when, role }) => ({
    role,
    ...(when.alerts === undefined ? {} : { alerts: when.alerts }),
    ...(when.segment === undefined ? {} : { segments: [when.segment] }),
    ...(when.renewal_within_days === undefined ? {} : { renewalWithinDays: when.renewal_within_days }),
  }));
  return {
    quietHours: alerts.quiet_hours,
    rejoinHours: alerts.rejoin_hours,
    refireDays: alerts.triggers.refire_days,
    holdPosts: false,
    predictionDays: predictions.days,
    dri: { rules, fallbackEmail: alerts.fallback_dri ?? null },
  };
}
