import { toAlertSettings, toReleaseSettings } from './compose-alerts';
import type { DataSide } from './compose-data';
import { toFreshnessSettings } from './compose-freshness';
import type { ConfigFile } from './config-file';
import { createAnnounceTransitions } from './services/announce-transitions/announce-transitions';
import { closeLeft } from './services/escalate/close-left';
import { createFleetCache } from './services/fleet-cache';
import { readFleet } from './services/read-fleet';
import { readFreshness } from './services/read-freshness';
import { releaseHeld } from './services/release-held/release-held';
import type { ReleaseSummary } from './services/release-held/settings';
import { isWholeRunUnderWay, type ScoreRun, scoreAccounts } from './services/score-accounts';
import { scoreTouched } from './services/score-touched';

/** Scoring as it stands now, with what follows: alerts, and what becomes of their messages. */
export type Scoring = {
  score: (now: Date) => Promise<ScoreRun>;
  /** These accounts only, at once and beside any other run; `clock` is read when it is their turn. Returns how many were scored. */
  scoreTouched: (accountIds: readonly string[], clock: () => Date) => Promise<number>;
  /** Decides about the messages that runs have held back; at the end of every live run. */
  release: (now: Date) => Promise<ReleaseSummary>;
  /** Reads what a run over a few accounts must know of all of them, so that none has to wait for it. */
  warm: (now: Date) => Promise<void>;
};

export function composeScoring({ database, model, playbook }: DataSide, file: ConfigFile): Scoring {
  const mode = { kind: 'live', announce: createAnnounceTransitions(toAlertSettings(file)) } as const;
  const fleets = createFleetCache((now) => readFleet({ ...database, now, modelVersion: model.version }));
  const release = async (now: Date) => {
    await closeLeft(database.db, now); // first: what was held back about a customer who is gone is not told
    return releaseHeld(database.db, toReleaseSettings(file), now);
  };
  const run = async (now: Date, accountIds?: readonly string[]): Promise<ScoreRun> => {
    const freshness = await readFreshness(database.db, { now, ...toFreshnessSettings(file) });
    const some = accountIds === undefined ? { readFleet: fleets.fresh } : { accountIds, readFleet: fleets.recent };
    const { triggers } = file.alerts;
    const rates = file.currency_rates;
    return scoreAccounts({ ...database, model, playbook, rates, triggers, freshness, now, mode, ...some });
  };
  return {
    score: async (now) => {
      const scored = await run(now);
      if (scored.kind !== 'done') return scored;
      const announced = { ...scored.summary.announced, ...(await release(now)) };
      return { ...scored, summary: { ...scored.summary, announced } };
    },
    scoreTouched: async (accountIds, clock) => {
      const scored = await scoreTouched({ ...database, accountIds, clock, score: (some, now) => run(now, some) });
      // a run over everyone compares all it has held back at its end: what it holds now is not ours to let go
      if (!(await isWholeRunUnderWay(database.pool))) await release(clock());
      return scored;
    },
    release,
    warm: fleets.renew,
  };
}
