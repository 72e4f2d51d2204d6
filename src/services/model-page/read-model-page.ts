import type { Db } from '../../db/client';
import { findCalibration } from '../../db/queries/calibrations';
import { findModelVersion, findPreviousModel } from '../../db/queries/model-versions';
import { listOverrideAftermaths } from '../../db/queries/overrides-review';
import { listHitRates } from '../../db/queries/predictions';
import { findScoredDay, findWarned, hasOutcomes, listFateCells } from '../../db/queries/track-record';
import { SEGMENTS } from '../../domain/account';
import type { ModelPage, TrackRecord } from '../../domain/model-page';
import type { HitRate } from '../../domain/prediction';
import { addDays, toDay } from '../../scoring/days';
import type { ScoringModel } from '../../scoring/model';
import { gradeOverride } from '../../scoring/override';
import { listModelChanges } from './list-model-changes';
import { parseModelDocument } from './parse-model-document';
import { toModelDocument } from './to-model-document';
import { toTrackRecord } from './to-track-record';

export type ModelPageDeps = { db: Db; model: ScoringModel };

/** The longest time that has passed since this model first scored is what is asked for; shorter ones say less of a renewal. */
const HORIZONS = [365, 180, 90] as const;
const SIGNALS_SHOWN = 10;
const OVERRIDES_DAYS = 365;
const DAY_MS = 86_400_000;

/** The model in force and what came of what it said. Counts of the whole company, no account by name: every member may read it. */
export async function readModelPage({ db, model }: ModelPageDeps, now: Date): Promise<ModelPage> {
  const { version, name, formula } = model;
  const [used, previous, calibration, trackRecord, isOutcomeKnown, warned, hitRates, overrides] = await Promise.all([
    findModelVersion(db, version),
    findPreviousModel(db, version),
    findCalibration(db, version),
    readTrackRecord(db, version, now),
    hasOutcomes(db),
    findWarned(db, toDay(now)),
    listHitRates(db),
    countOverrides(db, now),
  ]);
  const document = toModelDocument(model);
  return {
    version,
    name,
    formula,
    firstUsedAt: used?.firstUsedAt ?? null,
    weights: document.base,
    segments: SEGMENTS.filter((segment) => document.segments[segment] !== undefined),
    ...describeSignals(document.base.signals, model),
    basis: calibration === null ? 'assumption' : 'calibrated',
    fit: calibration,
    isOutcomeKnown,
    trackRecord,
    warned,
    predictions: addUp([...hitRates.values()]),
    overrides,
    previous: previous === null ? null : { ...previous, changes: compare(previous.document, document) },
  };
}

function compare(before: unknown, after: ReturnType<typeof toModelDocument>) {
  const parsed = parseModelDocument(before);
  return parsed === null ? null : listModelChanges(parsed, after);
}

async function readTrackRecord(db: Db, modelVersion: string, now: Date): Promise<TrackRecord | null> {
  const today = toDay(now);
  for (const horizonDays of HORIZONS) {
    const day = await findScoredDay(db, { modelVersion, day: addDays(today, -horizonDays) });
    if (day === null) continue;
    const record = toTrackRecord(await listFateCells(db, { modelVersion, day, horizonDays }), horizonDays);
    if (record !== null) return record;
  }
  return null;
}

/** R74: what comes before trouble, and what after it. */
function describeSignals(shares: Readonly<Record<string, number>>, { base }: ScoringModel) {
  const definitions = base.dimensions.flatMap(({ signals }) => signals.map(({ definition }) => definition));
  const leading = new Set(definitions.filter(({ indicates }) => indicates === 'leading').map(({ name }) => name));
  const all = Object.entries(shares).map(([signal, share]) => {
    return { signal, share, indicates: leading.has(signal) ? ('leading' as const) : ('lagging' as const) };
  });
  return {
    signals: all.toSorted((a, b) => b.share - a.share || (a.signal < b.signal ? -1 : 1)).slice(0, SIGNALS_SHOWN),
    signalCount: all.length,
    leadingShare: all.reduce((sum, { share, indicates }) => sum + (indicates === 'leading' ? share : 0), 0),
  };
}

async function countOverrides(db: Db, now: Date): Promise<ModelPage['overrides']> {
  const from = new Date(now.getTime() - OVERRIDES_DAYS * DAY_MS);
  const found = await listOverrideAftermaths(db, { scope: { kind: 'all' }, from, now });
  const tally = { person: 0, model: 0, even: 0, open: 0, unknown: 0 };
  for (const { override, aftermath } of found) tally[gradeOverride(override, aftermath, now)] += 1;
  return tally;
}

const addUp = (rates: readonly HitRate[]): HitRate =>
  rates.reduce((sum, { right, wrong }) => ({ right: sum.right + right, wrong: sum.wrong + wrong }), {
    right: 0,
    wrong: 0,
  });
