import type { Stream } from '../../domain/stream';
import type { ScoringModel } from '../../scoring/model';
import type { SignalDefinition } from '../../scoring/signal';
import type { Snapshot } from '../snapshot';
import { chooseKnots } from './choose-knots';
import type { FitSignal } from './ramps';

const LEAST_SHARE = 0.05; // known of fewer rows than this, a signal cannot be judged

export type Candidates = { signals: FitSignal[]; dropped: { signal: string; why: string }[] };

/** Every signal that says something of at least 5% of the snapshots and not always the same, with its dimension and knots. */
export function listCandidates(
  snapshots: readonly Snapshot[],
  definitions: Iterable<SignalDefinition>,
  base: ScoringModel,
): Candidates {
  const found: Candidates = { signals: [], dropped: [] };
  for (const definition of definitions) {
    const known = snapshots.flatMap(({ values }) => values[definition.name] ?? []).toSorted((a, b) => a - b);
    const knots = chooseKnots(known);
    const why = findFault(known.length, snapshots.length, knots);
    if (why === null) found.signals.push({ definition, dimension: findDimension(definition, base), knots });
    else found.dropped.push({ signal: definition.name, why });
  }
  return found;
}

function findFault(known: number, all: number, knots: readonly number[]): string | null {
  if (known === 0) return 'no data';
  if (known < all * LEAST_SHARE)
    return `known of ${((100 * known) / all).toFixed(1)}% of the snapshots; 5% is the least`;
  return knots.length < 2 ? 'always the same' : null;
}

/**
 * Where a signal stands: in the dimension the present model has it in; else where that model has most weight of signals of its stream; else
 * in the dimension of a kindred stream; else in the first.
 */
export function findDimension(definition: SignalDefinition, { base }: ScoringModel): string {
  const own = base.dimensions.find(({ signals }) => signals.some((use) => use.definition.name === definition.name));
  if (own !== undefined) return own.name;
  for (const stream of [definition.stream, ...(KINDRED[definition.stream] ?? [])]) {
    const [best] = base.dimensions
      .map(({ name, signals }) => ({ name, weight: weightOfStream(signals, stream) }))
      .filter(({ weight }) => weight > 0)
      .toSorted((a, b) => b.weight - a.weight);
    if (best !== undefined) return best.name;
  }
  return base.dimensions[0]?.name ?? 'all';
}

/** Streams that tell of the same side of an account. */
const KINDRED: Partial<Record<Stream, readonly Stream[]>> = {
  subscriptions: ['invoices', 'accounts'],
  invoices: ['subscriptions', 'accounts'],
  accounts: ['subscriptions', 'invoices'],
  contacts: ['activities', 'nps'],
  activities: ['contacts', 'nps'],
  engagement_daily: ['activities', 'contacts'],
  nps: ['tickets', 'contacts'],
  tickets: ['nps'],
};

type Uses = ScoringModel['base']['dimensions'][number]['signals'];

function weightOfStream(uses: Uses, stream: Stream): number {
  return uses.reduce((sum, { definition, weight }) => sum + (definition.stream === stream ? weight : 0), 0);
}
