import type { KnownBlock } from '@slack/types';
import type { DecliningPart, TrendStep, WeeklyTrend } from '../../domain/weekly-trend';
import type { Mover } from '../../domain/score-move';
import { ACTIONS } from '../ids';
import { linesToSections } from '../lines-to-sections';
import { button, context, header, type Message, section } from '../message';
import { escapeMrkdwn, mrkdwn } from '../mrkdwn';
import { segmentWord } from '../segment-words';
import { signalWords } from '../signal-words';
import { asSentence, bandLabel, count, dayOf } from '../wording';

const REASON_CHARACTERS = 110;
const PARTS_SHOWN = 4;
const PODS_SHOWN = 8;
const FEW = 10; // a smaller part says nothing by its share

/** A manager's week (R175): who moved, the pattern in it, how alerts were answered, and one thing to do. */
export function buildWeeklyTrend(trend: WeeklyTrend): Message {
  const title = `Week of ${dayOf(trend.from)} – ${dayOf(trend.until)}`;
  const lead = leadOf(trend);
  const step = stepLine(trend.step);
  return {
    text: `${title}: ${lead} ${step}`,
    blocks: [
      header(title),
      section(`*${lead}*\n${step}`),
      ...movers('Fell most', trend.fell),
      ...movers('Rose most', trend.rose),
      ...linesToSections(patternLines(trend)),
      section(alertLine(trend)),
      context(footnote(trend)),
    ],
  };
}

function leadOf({ compared, improved, declined }: WeeklyTrend): string {
  if (compared === 0) return 'No account can be compared with the week before yet.';
  if (improved + declined === 0) return `None of ${count(compared, 'account')} moved by 5 points or more.`;
  return `${declined} of ${count(compared, 'account')} declined, ${improved} improved.`;
}

function stepLine(step: TrendStep): string {
  switch (step.kind) {
    case 'chase':
      return step.rep === null
        ? `Name someone for ${escapeMrkdwn(step.account, 60)}: ${step.businessDays} business days without an action.`
        : `Ask ${escapeMrkdwn(step.rep, 60)} about ${escapeMrkdwn(step.account, 60)}: ${step.businessDays} business days without an action.`;
    case 'look':
      return `Look at ${escapeMrkdwn(step.account, 60)}: it fell ${step.points} points.`;
    case 'none':
      return 'Nothing waits for you.';
  }
}

const movers = (title: string, rows: readonly Mover[]): KnownBlock[] =>
  rows.length === 0 ? [] : [context(`*${title}*`), ...rows.map(moverBlock)];

function moverBlock({ accountId, name, from, to, toBand, ...why }: Mover): KnownBlock {
  const line = `*${escapeMrkdwn(name, 60)}* · ${from} → ${to} ${bandLabel(toBand)}${reasonOf(why)}`;
  return { type: 'section', text: mrkdwn(line), accessory: button(ACTIONS.openAccount, 'Details', accountId, name) };
}

function reasonOf({ reason, signal }: Pick<Mover, 'reason' | 'signal'>): string {
  if (reason !== null) return ` · ${asSentence(reason, REASON_CHARACTERS)}`;
  return signal === null ? '' : ` · Mostly by ${signalWords(signal)}.`;
}

function patternLines(trend: WeeklyTrend): string[] {
  const { declined, signals, bandUp, bandDown, intoRed, outOfRed, segments, podParts } = trend;
  const lines: string[] = [];
  if (bandUp + bandDown > 0)
    lines.push(`Colour: ${bandUp} better, ${bandDown} worse · into Red ${intoRed}, out of Red ${outOfRed}`);
  if (signals.length > 0)
    lines.push(
      `What took most: ${signals.map(({ signal, accounts }) => `${signalWords(signal)} (${accounts} of ${declined})`).join(', ')}`,
    );
  lines.push(...partLine('By segment', segments, segmentWord));
  lines.push(...partLine('By pod', podParts, (name) => (name === null ? 'no pod' : escapeMrkdwn(name, 40))));
  return lines;
}

/** Where there is one part alone, or nothing declined, there is nothing to compare. */
function partLine<Name>(
  title: string,
  parts: readonly DecliningPart<Name>[],
  wordsOf: (name: Name) => string,
): string[] {
  if (parts.length < 2 || parts.every(({ declined }) => declined === 0)) return [];
  const shown = parts.slice(0, PARTS_SHOWN).map(({ name, accounts, declined }) => {
    const share = accounts < FEW ? '' : ` (${Math.round((declined / accounts) * 100)}%)`;
    return `${wordsOf(name)} ${declined} of ${accounts}${share}`;
  });
  const rest = parts.length - shown.length;
  return [`${title}, declined: ${shown.join(', ')}${rest > 0 ? `, and ${rest} more` : ''}`];
}

function alertLine({ alerts: { told, acted, missed, actionHours } }: WeeklyTrend): string {
  const speed = actionHours === null ? '' : `, half of them within ${hours(actionHours)} business hours`;
  const late = missed === 0 ? 'none missed' : `⚠ ${missed} missed`;
  return `Alerts: ${told} told, ${acted} acted on${speed}, ${late}.`;
}

const hours = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0));

function footnote({ pods, unseen, remodelled }: WeeklyTrend): string {
  const shown = pods.slice(0, PODS_SHOWN).map((pod) => escapeMrkdwn(pod, 40));
  const more = pods.length > shown.length ? ` and ${pods.length - shown.length} more` : '';
  const whose = pods.length === 0 ? 'Accounts of no pod' : `Pods: ${shown.join(', ')}${more}`;
  const left = [
    unseen === 0 ? null : `${unseen} without a score at both ends`,
    remodelled === 0 ? null : `${remodelled} scored by another model since`,
  ].filter((part) => part !== null);
  return `${whose}. Moved: by 5 points or more, end of week against the week before.${left.length === 0 ? '' : ` Not compared: ${left.join(', ')}.`}`;
}
