import { SEGMENTS, type Segment } from '../../domain/account';
import type { KnownBand } from '../../domain/band';
import type { ModelChange, ModelDocument, ModelWeights } from '../../domain/model-page';

const KNOWN: readonly KnownBand[] = ['red', 'yellow', 'green'];
const LEAST_SHARE = 0.0005; // a twentieth of a percent is rounding

/**
 * What differs between two models (R67, R82): dimensions, bands, caps, then signals by how much they moved; first in the model as a whole, then
 * for segments that either scores differently. What a segment shares with its whole model is not said again. Empty: nothing that is kept of a
 * model differs. Never throws.
 */
export function listModelChanges(before: ModelDocument, after: ModelDocument): ModelChange[] {
  const whole = compare(before.base, after.base, null);
  const own = SEGMENTS.flatMap((segment) => {
    if (before.segments[segment] === undefined && after.segments[segment] === undefined) return [];
    const changes = compare(before.segments[segment] ?? before.base, after.segments[segment] ?? after.base, segment);
    return changes.filter((one) => !whole.some((other) => isSame(one, other)));
  });
  return [...whole, ...own];
}

const isSame = (a: ModelChange, b: ModelChange): boolean =>
  JSON.stringify({ ...a, segment: null }) === JSON.stringify({ ...b, segment: null });

function compare(before: ModelWeights, after: ModelWeights, segment: Segment | null): ModelChange[] {
  const critical = before.criticalBelow === after.criticalBelow ? [] : [{ segment, kind: 'critical' as const, from: before.criticalBelow, to: after.criticalBelow }]; // prettier-ignore
  return [
    ...compareShares(before.dimensions, after.dimensions, segment, 'dimension'),
    ...compareBands(before, after, segment),
    ...critical,
    ...compareCaps(before, after, segment),
    ...compareShares(before.signals, after.signals, segment, 'signal'),
  ];
}

type Shares = Readonly<Record<string, number>>;

function compareShares(
  before: Shares,
  after: Shares,
  segment: Segment | null,
  kind: 'dimension' | 'signal',
): ModelChange[] {
  return namesOf(before, after)
    .map((name) => ({ segment, kind, name, from: before[name] ?? null, to: after[name] ?? null }))
    .filter(({ from, to }) => (from === null) !== (to === null) || Math.abs((to ?? 0) - (from ?? 0)) > LEAST_SHARE)
    .toSorted((a, b) => Math.abs((b.to ?? 0) - (b.from ?? 0)) - Math.abs((a.to ?? 0) - (a.from ?? 0)));
}

function compareBands(before: ModelWeights, after: ModelWeights, segment: Segment | null): ModelChange[] {
  return KNOWN.map((band) => ({
    segment,
    kind: 'band' as const,
    band,
    from: edgesOf(before, band),
    to: edgesOf(after, band),
  })).filter(({ from, to }) => from?.[0] !== to?.[0] || from?.[1] !== to?.[1]);
}

function edgesOf({ bands }: ModelWeights, band: KnownBand): readonly [number, number] | null {
  const own = bands.find((one) => one.band === band);
  return own === undefined ? null : [own.from, own.to];
}

function compareCaps(before: ModelWeights, after: ModelWeights, segment: Segment | null): ModelChange[] {
  return namesOf(before.caps, after.caps)
    .map((name) => ({
      segment,
      kind: 'cap' as const,
      name,
      from: limitIn(before.caps, name),
      to: limitIn(after.caps, name),
    }))
    .filter(({ from, to }) => from !== to);
}

const limitIn = (caps: ModelWeights['caps'], name: string): number | null =>
  Object.hasOwn(caps, name) ? (caps[name]?.scoreAtMost ?? null) : null;

const namesOf = (a: object, b: object): string[] => [...new Set([...Object.keys(a), ...Object.keys(b)])];
