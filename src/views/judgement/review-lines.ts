import type { JudgedOutcome, MonthlyReview, PlayReview } from '../../domain/monthly-review';
import { escapeMrkdwn } from '../mrkdwn';
import { amountsWords } from '../portfolio/amounts';
import { percent, shareWords } from '../reports/share-words';
import { titleWords } from '../signal-words';
import { triggerWords } from '../trigger-words';
import { bandWord, count, dayOf, money } from '../wording';
import { FEEDBACK_WORDS } from './feedback-words';
import { sourceWords, streamWords } from './review-advice';

const NAME = 60;
const REASON = 80;
const PLAYS_SHOWN = 6;
const PEOPLE_SHOWN = 8;
const LATE_SHOWN = 5;

/** Red against what happened (X20). */
export function outcomeLines({ outcomes, leadDays }: MonthlyReview): string[] {
  const { caught, falsePositives, falseNegatives, quiet, notJudged, missed, alarmed } = outcomes;
  if (!outcomes.isConnected) return ['No outcomes are connected: whether Red was right is not known.'];
  if (caught + falsePositives + falseNegatives + quiet === 0) return ['No account renewed or left.'];
  return [
    `Left: ${caught} were Red ${leadDays} days before, ${falseNegatives} were not (false negatives${arrOf(falseNegatives, outcomes.missedArr)}).`,
    `Stayed: ${quiet} were not Red, ${falsePositives} were (false positives${arrOf(falsePositives, outcomes.alarmedArr)}).`,
    `Precision at Red: ${caught + falsePositives === 0 ? 'not known' : shareWords({ part: caught, whole: caught + falsePositives })}.${notJudged === 0 ? '' : ` Not judged for want of data: ${notJudged}.`}`,
    ...named('Missed', missed, falseNegatives),
    ...named('False alarms', alarmed, falsePositives),
  ];
}

const arrOf = (accounts: number, arr: Parameters<typeof amountsWords>[0]): string =>
  accounts === 0 ? '' : `, ARR ${amountsWords(arr)}`;

function named(title: string, outcomes: readonly JudgedOutcome[], all: number): string[] {
  if (outcomes.length === 0) return [];
  const rest = all - outcomes.length;
  const names = outcomes.map(
    ({ name, band, score, arr, currency, outcome, effectiveOn }) =>
      `${escapeMrkdwn(name, NAME)} (${bandWord(band)}${score === null ? '' : ` ${score}`}, ARR ${money(arr, currency)}, ${outcome} ${dayOf(effectiveOn)})`,
  );
  return [`${title}: ${[...names, ...(rest > 0 ? [`${rest} more in the file`] : [])].join('; ')}.`];
}

export function alertLines({ alerts, predictions: { right, wrong, unknown, open } }: MonthlyReview): string[] {
  const { told, untold, acted, falseAlarms, ignored, noisy, useless } = alerts;
  return [
    told + untold === 0
      ? 'No alert was opened.'
      : `${count(told, 'alert')} told${untold === 0 ? '' : `, ${untold} not told`}; acted on in time ${shareWords(acted)}; false alarms ${shareWords(falseAlarms)}.`,
    right + wrong + unknown + open === 0
      ? 'No prediction was due.'
      : `Predictions due: ${right} right, ${wrong} wrong, ${unknown} that nothing can tell${open === 0 ? '' : `, ${open} not graded yet`}.`,
    ...list(
      'Ignored',
      ignored.map(({ trigger, acted: of }) => `${triggerWords(trigger)} (acted on ${shareWords(of)})`),
    ),
    ...list(
      'Mostly false alarms',
      noisy.map(({ trigger, falseAlarms: of }) => `${triggerWords(trigger)} (${shareWords(of)})`),
    ),
    ...list(
      'Called not useful',
      useless.map(({ trigger, said }) => `${triggerWords(trigger)} (${shareWords(said)})`),
    ),
  ];
}

const list = (title: string, parts: readonly string[]): string[] =>
  parts.length === 0 ? [] : [`${title}, in 90 days: ${parts.join(', ')}.`];

export function voiceLines({ feedback, judgements, spotChecks }: MonthlyReview): string[] {
  return [feedbackLine(feedback), ...judgementLines(judgements), ...spotCheckLines(spotChecks)];
}

function feedbackLine({ given, reasons, triggers }: MonthlyReview['feedback']): string {
  if (given === 0) return 'Feedback: nobody called an alert no use.';
  const why = reasons.map(({ reason, count: n }) => `${FEEDBACK_WORDS[reason]} ${n}`).join(', ');
  const of = triggers.map(({ trigger, count: n }) => `${triggerWords(trigger)} ${n}`).join(', ');
  return `Feedback: ${given} times not useful: ${why}. Most of: ${of}.`;
}

function judgementLines({ made, right, byPerson }: MonthlyReview['judgements']): string[] {
  const { person, model, even, open, unknown } = right;
  const all = person + model + even + open + unknown;
  if (all === 0) return ['Judgements: nobody put one beside a score in half a year.'];
  const who = byPerson.map((one) => `${escapeMrkdwn(one.name, NAME)} ${one.person}:${one.model}`).join(', ');
  return [
    `Judgements: ${made} made. Of ${all} in half a year people were right ${person}, the model ${model}, even ${even}, not over ${open}, not known ${unknown}.`,
    ...(who === '' ? [] : [`Person : model: ${who}.`]),
  ];
}

function spotCheckLines({ drawn, verdicts, open, late }: MonthlyReview['spotChecks']): string[] {
  const { agree, too_high: high, too_low: low, cannot_tell: blank } = verdicts;
  const waiting = open.slice(0, PEOPLE_SHOWN).map(({ name, count: n }) => `${escapeMrkdwn(name, NAME)} ${n}`);
  const others = open.length - waiting.length;
  const tail = late === 0 ? [] : [`Answers for earlier months: ${late}.`];
  if (drawn === 0) return ['Scores to look at: none were drawn.', ...tail];
  return [
    `Scores looked at: ${agree + high + low + blank} of ${drawn}. Agreement ${shareWords({ part: agree, whole: agree + high + low })}, too high ${high}, too low ${low}, cannot tell ${blank}.`,
    ...(waiting.length === 0
      ? []
      : [`Not answered: ${waiting.join(', ')}${others > 0 ? ` and ${others} more people` : ''}.`]),
    ...tail,
  ];
}

/** Whether what is advised is done, and what comes of it (R86). */
export function playLines({ plays }: MonthlyReview): string[] {
  if (plays.length === 0) return ['No driver had three alerts in 90 days.'];
  const done = plays.filter(({ acted }) => acted > 0);
  const never = plays.filter(({ acted }) => acted === 0);
  return [
    ...done.slice(0, PLAYS_SHOWN).map(playLine),
    ...(never.length === 0
      ? []
      : [
          `No action logged at all: ${never
            .slice(0, PLAYS_SHOWN)
            .map(({ signal, alerts }) => `${titleWords(signal)} (${count(alerts, 'alert')})`)
            .join(', ')}.`,
        ]),
  ];
}

const playLine = ({ signal, alerts, acted, saved, lost, falseAlarm }: PlayReview): string =>
  `${titleWords(signal)}: acted on ${shareWords({ part: acted, whole: alerts })}; of those saved ${saved}, lost ${lost}, ${count(falseAlarm, 'false alarm')}.`;

/** R234: what broke, what was late, what is not there. */
export function qualityLines({ quality }: MonthlyReview): string[] {
  const { quarantined, quarantinedRows, failedRuns, slo, missing } = quality;
  const late = slo
    .flatMap(({ keptRate, ...one }) => (keptRate === null || keptRate >= 1 ? [] : [{ ...one, keptRate }]))
    .toSorted((a, b) => a.keptRate - b.keptRate);
  return [
    quarantinedRows === 0
      ? 'No row was kept aside.'
      : `${count(quarantinedRows, 'row')} kept aside: ${quarantined.map((one) => `${sourceWords(one)} ${one.rows} (${escapeMrkdwn(one.reason, REASON)})`).join('; ')}.`,
    slo.length === 0
      ? 'Freshness was not measured.'
      : late.length === 0
        ? `All ${slo.length} streams were within their limits every day.`
        : `Within its limit: ${late
            .slice(0, LATE_SHOWN)
            .map((one) => `${sourceWords(one)} ${percent(one.keptRate)} of ${count(one.days, 'day')}`)
            .join(', ')}.`,
    ...(failedRuns.length === 0
      ? []
      : [`Failed runs: ${failedRuns.map((one) => `${sourceWords(one)} ${one.runs}`).join(', ')}.`]),
    ...(missing.length === 0 ? [] : [`Not connected: ${missing.map(streamWords).join(', ')}.`]),
  ];
}
