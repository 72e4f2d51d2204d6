import type { Tier } from '../../src/domain/trigger';
import type { FateKind, Nature } from '../world/fate';

/** A part of a whole, with both numbers: `share` is null where there is no whole. */
export type Share = { count: number; of: number; share: number | null };
export type Spread = { median: number; p95: number; most: number };

/** How long it took from something happening to somebody being told of it, for one kind of cause. */
export type Warning = {
  cause: FateKind;
  nature: Nature;
  happened: number;
  told: number;
  missed: number; // gone, or 45 days on, and nobody was told
  medianDays: number | null;
  p90Days: number | null;
};

/** What one simulation showed. */
export type Figures = {
  run: {
    accounts: number;
    days: number;
    seed: number;
    reps: number;
    withFate: number;
    left: number;
    saved: number;
    seconds: number;
  };
  alerts: {
    opened: number;
    told: number;
    channel: number; // told in a pod's channel: into red, and critical
    digest: number; // told in somebody's direct messages only
    perAeWeek: Spread; // told, per account executive and week, weeks without any included
    perRepWeek: Spread; // of everybody who is named on alerts
    overBudgetWeeks: Share; // weeks of a rep with more than 12
    byTier: Record<Tier, { opened: number; told: number; acknowledged: number; acted: number }>;
    byTrigger: { trigger: string; opened: number; told: number; withoutCause: number }[];
  };
  held: {
    transitions: number;
    withheld: Share;
    debounced: Share;
    deferred: Share;
    incidents: number;
    inIncidents: number;
  };
  falseAlarms: {
    channel: Share;
    all: Share;
    byTier: Record<'critical' | 'high' | 'moderate', Share>;
    afterLeaving: number;
  };
  escalations: { reminded: number; escalated: number; missed: number };
  warnings: Warning[];
  harm: Omit<Warning, 'cause' | 'nature'>;
  predictions: { right: number; wrong: number; unknown: number; open: number };
  people: { acknowledged: number; acted: number; resolved: number; noButton: number; failed: number; away: number };
  delivery: { messages: number; duplicates: number; lost: number; lostKinds: Record<string, number>; waiting: number };
};

export function toShare(count: number, of: number): Share {
  return { count, of, share: of === 0 ? null : count / of };
}
