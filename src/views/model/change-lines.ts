import type { ModelChange, ModelPage } from '../../domain/model-page';
import { escapeMrkdwn } from '../mrkdwn';
import { percent } from '../percent';
import { segmentWord } from '../segment-words';
import { signalWords, titleWords } from '../signal-words';
import { bandWord, count, date } from '../wording';

const SHOWN = 12;

/** What the model does otherwise than the one before it (R67, R82), the largest first. */
export function changeLines({ previous }: ModelPage): string[] {
  if (previous === null) return ['Nothing: no other model has scored here.'];
  const { name, version, lastUsedAt, changes } = previous;
  const before = `Before: ${escapeMrkdwn(name, 60)}, version ${version}, until ${date(lastUsedAt)}.`;
  if (changes === null) return [before, 'What it did otherwise is not kept.'];
  if (changes.length === 0) return [before, 'Weights, bands and caps are the same; curves or words differ.'];
  const rest = changes.length - SHOWN;
  return [
    before,
    ...changes.slice(0, SHOWN).map(changeLine),
    ...(rest > 0 ? [`and ${count(rest, 'more change')}`] : []),
  ];
}

const changeLine = (change: ModelChange): string =>
  change.segment === null ? words(change) : `${segmentWord(change.segment)}: ${words(change)}`;

function words(change: ModelChange): string {
  switch (change.kind) {
    case 'dimension':
      return weight(titleWords(change.name), change);
    case 'signal':
      return weight(`signal ${signalWords(change.name)}`, change);
    case 'band':
      return `${bandWord(change.band)}: ${edges(change.from)} → ${edges(change.to)}`;
    case 'cap':
      return limit(`Rule ${signalWords(change.name)}`, change);
    case 'critical':
      return limit('Critical', change);
  }
}

type Numbers = { from: number | null; to: number | null };

function weight(what: string, { from, to }: Numbers): string {
  if (from === null) return `New ${what}, ${percent(to)}`;
  if (to === null) return `No more ${what}, was ${percent(from)}`;
  const points = Math.round((to - from) * 1000) / 10;
  return `${what.charAt(0).toUpperCase()}${what.slice(1)}: ${percent(from)} → ${percent(to)} (${points > 0 ? '+' : '−'}${Math.abs(points)})`;
}

function limit(what: string, { from, to }: Numbers): string {
  if (from === null) return `New ${what.charAt(0).toLowerCase()}${what.slice(1)}: ${to}`;
  return to === null ? `${what}: no more, was ${from}` : `${what}: ${from} → ${to}`;
}

const edges = (range: readonly [number, number] | null): string =>
  range === null ? 'none' : `${range[0]} to ${range[1]}`;
