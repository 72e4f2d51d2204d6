import type { Logger } from 'pino';
import type { DataSide } from './compose-data';
import { composeFollowUp, type FollowUp } from './compose-follow-up';
import { toFreshnessSettings } from './compose-freshness';
import { pullInto, type PullOptions } from './compose-pull';
import { composeScoring, type Scoring } from './compose-scoring';
import type { Connect } from './compose-sources';
import type { ConfigFile } from './config-file';
import type { CsvSource, PulledSource } from './config-sources';
import { AppError } from './errors';
import type { CsvProgress } from './ingest/csv/connector';
import type { CalendarOf } from './domain/calendar';
import { createCalendar } from './services/calendar/create-calendar';
import { type BackfillInput, backfillHistory } from './services/backfill-history';
import { calibrateChurn, type CalibrationRun } from './services/calibrate-churn';
import { ingestAndScore, type IngestRun } from './services/ingest-and-score';
import { importDirectory } from './services/ingest/import-directory';
import { readFreshness } from './services/read-freshness';
import { rebaseStates } from './services/rebase-states';
import { type GradeSummary, gradePredictions } from './services/predictions/grade-predictions';
import { loadSignals } from './services/model/load-signals';
import { watchFailures, type WatchSummary } from './services/monitors/watch-failures';

export type IngestSource = Pick<CsvSource, 'name' | 'dir'> | PulledSource;
export type Backfill = Pick<BackfillInput, 'from' | 'to'> & { onProgress?: BackfillInput['onProgress'] };

/** What Barometer does with facts, each callable alone and repeatable: the same for jobs, the command line and the demo. */
export type Operations = FollowUp &
  Scoring & {
    /** Accounts of which something changed are scored right after. */
    ingest: (
      source: IngestSource,
      now: Date,
      onProgress?: (progress: CsvProgress) => void,
      options?: PullOptions,
    ) => Promise<IngestRun>;
    backfill: (args: Backfill) => Promise<{ days: number; skipped: number }>;
    calibrate: (now: Date) => Promise<CalibrationRun>;
    watchFailures: (now: Date) => Promise<WatchSummary>;
    grade: (now: Date) => Promise<GradeSummary>;
  };

/** `connect`: how pulled sources are reached; without it there are none. */
export function composeOperations(
  data: DataSide,
  file: ConfigFile,
  log: Logger,
  connect: Connect = connectNone,
): Operations {
  const { database, model, playbook } = data;
  const signals = loadSignals();
  const calendarOf = createCalendar(file.calendar);
  const scoring = composeScoring(data, file);
  return {
    ingest: (source, now, onProgress, options) =>
      'settings' in source
        ? pullInto({ data, scoring, file, log, connect }, source, now, options)
        : ingestInto(data, scoring, log, { source, now, onProgress }),
    ...scoring,
    ...composeFollowUp(database.db, file, calendarOf),
    backfill: ({ onProgress, ...days }) =>
      backfillHistory({
        ...database,
        model,
        playbook,
        rates: file.currency_rates,
        triggers: file.alerts.triggers,
        ...days,
        rebase: rebaseStates,
        ...(onProgress ? { onProgress } : {}),
      }),
    calibrate: (now) => calibrateChurn({ ...database, model, now }),
    grade: (now) =>
      gradePredictions(
        { ...database, signals, modelVersion: model.version, ...toFreshnessSettings(file), rates: file.currency_rates },
        now,
      ),
    watchFailures: (now) => watch(data, file, calendarOf, now),
  };
}

async function watch(
  { database: { db }, model }: DataSide,
  file: ConfigFile,
  calendarOf: CalendarOf,
  now: Date,
): Promise<WatchSummary> {
  return watchFailures(db, {
    freshness: await readFreshness(db, { now, ...toFreshnessSettings(file) }),
    edges: model.base.bands.filter(({ band }) => band !== 'red').map(({ from }) => from),
    weeklyBudget: file.alerts.weekly_budget,
    calendarOf,
    requiredFacts: file.required_facts,
    now,
  });
}

const connectNone: Connect = ({ name }) => {
  throw new AppError('not_connected', `sources: ${name}: nothing here can reach it`);
};

type IngestCall = {
  source: Pick<CsvSource, 'name' | 'dir'>;
  now: Date;
  onProgress: ((progress: CsvProgress) => void) | undefined;
};

function ingestInto(
  { database }: DataSide,
  { scoreTouched }: Scoring,
  log: Logger,
  { source: { name, dir }, now, onProgress }: IngestCall,
): Promise<IngestRun> {
  const onUnexpected = (err: unknown) => log.error({ err, source: name }, 'import failed unexpectedly');
  const { pool, db } = database;
  return ingestAndScore({
    db,
    ingest: (onChangedAccounts) =>
      importDirectory({ pool, source: name, dir, now, onProgress, onChangedAccounts, onUnexpected }),
    scoreTouched: (accountIds) => scoreTouched(accountIds, () => now),
  });
}
