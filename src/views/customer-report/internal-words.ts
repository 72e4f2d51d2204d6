/**
 * What a customer must never read (R203, X21): the score and its colours, the words of our own work with it, the tool's own name. Stems match
 * with any ending; the others whole.
 */
const STEMS = 'scor churn risk alert overrid overrod detractor percentil escalat upsell'.split(' ');
const WHOLE = [
  'red yellow green amber band bands tier tiers driver drivers dri cohort cohorts segment segments grade grades',
  'arr mrr nrr grr nps csat ae revops playbook barometer promoter promoters snooze snoozed',
  'health healthy healthier healthiest unhealthy', // healthcare is a trade
].flatMap((line) => line.split(' '));
const PAIRS = ['save plan', 'save play'];

const INTERNAL = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:(?:${STEMS.join('|')})\p{L}*|(?:${[...WHOLE, ...PAIRS].join('|').replaceAll(' ', String.raw`[\s-]+`)}))(?![\p{L}\p{N}])`,
  'iu',
);
const UNSEEN = /[\p{Cf}\u034F\u115F\u1160\u17B4\u17B5\u3164]/gu; // soft hyphens and the like would hide a word from us, not from the reader

/**
 * The first word in a text that no customer may read, as it stands there; null when there is none. `names` are let through as they are
 * written, whole: a customer may be called Red Hat, and is still not red.
 */
export function findInternalWord(text: string, names: readonly string[] = []): string | null {
  return INTERNAL.exec(withoutNames(normalise(text), names))?.[0] ?? null;
}

const normalise = (text: string): string => text.normalize('NFKC').replace(UNSEEN, '');

/** Longest first: of "Red Hat" and "Red Hat Risk" the longer is taken out before its beginning is. */
function withoutNames(text: string, names: readonly string[]): string {
  const known = names.map(normalise).filter((name) => name.trim() !== '');
  const longestFirst = known.toSorted((a, b) => b.length - a.length);
  return longestFirst.reduce((rest, name) => rest.replace(wholeName(name), ' ▢ '), text);
}

const wholeName = (name: string): RegExp =>
  new RegExp(
    String.raw`(?<![\p{L}\p{N}])${name.replaceAll(/[.*+?^$|(){}[\]\\/]/g, String.raw`\$&`)}(?![\p{L}\p{N}])`,
    'gu',
  );
