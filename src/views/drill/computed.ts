import type { KnownBlock, ModalView } from '@slack/types';
import type { ComputedDimension, ComputedPage, ComputedScore } from '../../domain/computed-score';
import { CALLBACKS } from '../ids';
import { SHOWN } from '../limits';
import { context, section } from '../message';
import { escapeMrkdwn, plain } from '../mrkdwn';
import { capWords, signalWords, titleWords } from '../signal-words';
import { bandLabel, count, dateTime } from '../wording';
import { signalValue } from './signal-value';

const SIGNALS_SHOWN = 12; // of a dimension: the ones that weigh most; the rest in one line
const MISSING_SHOWN = 3;

/** How a score was computed, in numbers that add up: the sum, then each of its parts, then what was not known and which model it was. */
export function buildComputed(page: ComputedPage): ModalView {
  return {
    type: 'modal',
    callback_id: CALLBACKS.computed,
    title: plain('How it was computed', 24),
    close: plain('Close', 24),
    blocks: [section(`*${escapeMrkdwn(page.name, SHOWN.name)}*\n${sayScore(page)}`), ...describe(page)],
  };
}

function sayScore({ computed, scoredAt }: ComputedPage): string {
  if (scoredAt === null) return 'Not scored yet: the next run will.';
  if (computed === null) return 'No score: nothing of it is known.';
  if (computed.band === 'unknown') return `${bandLabel('unknown')}: too little was seen to give it a score.`;
  return `${bandLabel(computed.band)} · *${computed.score}* of 100`;
}

function describe(page: ComputedPage): KnownBlock[] {
  const { computed, scoredAt } = page;
  if (computed === null || scoredAt === null) return [];
  return [
    ...(computed.band === 'unknown' ? [] : [section(describeSum(computed))]), // its parts have scores, it has none
    ...computed.dimensions.map((one) => section(describeDimension(one))),
    context(...footing(page, computed, scoredAt)),
  ];
}

/** `*Sum* 9 + 20 + 22 = 51` and what a rule makes of it. */
function describeSum({ dimensions, uncapped, score, cap }: ComputedScore): string {
  const parts = dimensions.filter((one) => one.score !== null).map(({ contribution }) => contribution);
  const sum = `*Sum* ${parts.join(' + ')} = *${uncapped}*`;
  if (cap === null) return sum;
  const rule = cap.scoreAtMost === null ? '' : ` 0–100 becomes 0–${cap.scoreAtMost}:`;
  return `${sum}\n*Held down* ${capWords(cap)}:${rule} ${uncapped} − ${cap.taken} = *${score}*`;
}

function describeDimension(dimension: ComputedDimension): string {
  const { score, weight, contribution, signals, held, missing } = dimension;
  const name = titleWords(dimension.dimension);
  if (score === null) return `*${name}* no data: its weight went to the others`;
  const shown = signals.toSorted((a, b) => b.weight - a.weight);
  const rest = shown.slice(SIGNALS_SHOWN);
  const others = rest.reduce((sum, one) => sum + one.contribution, 0);
  return [
    `*${name}* ${percent(weight)} × ${score} ≈ *${contribution}*`,
    ...shown.slice(0, SIGNALS_SHOWN).map(describeSignal),
    ...(rest.length === 0 ? [] : [`• ${count(rest.length, 'lighter signal')} ≈ ${others}`]),
    ...(held === null ? [] : [`• held down by ${signalWords(held.signal)}: −${held.taken}`]),
    ...describeMissing(missing),
  ].join('\n');
}

/** `• logins over 14 days (−41%): 20% × 33 ≈ 7, leading`. */
function describeSignal(one: ComputedDimension['signals'][number]): string {
  const label = one.indicates === null ? '' : `, ${one.indicates}`;
  const value = signalValue(one.value, one.unit);
  return `• ${signalWords(one.signal)} (${value}): ${percent(one.weight)} × ${one.points} ≈ ${one.contribution}${label}`;
}

function describeMissing(missing: readonly string[] | null): string[] {
  if (missing === null || missing.length === 0) return [];
  const named = missing.slice(0, MISSING_SHOWN).map(signalWords).join(', ');
  const more = missing.length - MISSING_SHOWN;
  return [`_Not known: ${named}${more > 0 ? ` and ${more} more` : ''}_`];
}

function footing({ model, coverage }: ComputedPage, { leadingRate }: ComputedScore, scoredAt: Date): string[] {
  const name = model.name === null ? 'a model no longer in force' : escapeMrkdwn(model.name, 80);
  const leading =
    leadingRate === null ? [] : [`${percent(leadingRate)} of it rests on leading signals, which move first`];
  return [
    'Each part is weight × points; points run from 0 to 100. Parts are rounded so that they add up.',
    [
      `${percent(coverage)} of the model had data; what had none gave its weight to the rest`,
      ...leading,
      `Scored ${dateTime(scoredAt)} by ${name}, version ${escapeMrkdwn(model.version, 12)}`,
    ].join(' · '),
  ];
}

const percent = (rate: number): string => `${Math.round(rate * 100)}%`;
