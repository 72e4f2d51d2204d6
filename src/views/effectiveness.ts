import type { KnownBlock } from '@slack/types';
import type { Effectiveness, EffectivenessReport, Grouping, Share } from '../domain/effectiveness';
import { FEEDBACK_WORDS } from './judgement/feedback-words';
import { context, section, type Message } from './message';
import { escapeMrkdwn } from './mrkdwn';
import { titleWords } from './signal-words';
import { isTriggerId, triggerWords } from './trigger-words';
import { count } from './wording';

const GROUPS_SHOWN = 12;
const ADVICE_SHOWN = 8; // of each kind
const FEW = 10; // under that a percentage says more than is known
const NOBODY: Record<Grouping, string> = {
  trigger: '',
  driver: 'No single driver',
  pod: 'No pod',
  rep: 'Nobody named',
};
const WHOSE = { all: 'all pods', pods: 'your pods', own: 'your own alerts' } as const;

/** `/health alerts [trigger|driver|pod|rep]` (R155–R159): what the alerts came to, and which to switch off or tune. */
export function buildEffectiveness(report: EffectivenessReport): Message {
  const { grouping, groups, total, periodDays, scope } = report;
  const title = `Alerts by ${grouping}, last ${periodDays} days, ${WHOSE[scope]}: ${count(total.alerts, 'alert')}`;
  const text = `${title}. Acted on in time: ${sayShare(total.acted)}. Saved: ${sayShare(total.saveRate)}.`;
  if (total.alerts + total.untold === 0) return { text: `${title}.`, blocks: [section(`*${title}*`), section(NONE)] };
  const rest = groups.length - GROUPS_SHOWN;
  return {
    text,
    blocks: [
      section(`*${title}*`),
      section(describe('All', total)),
      ...groups.slice(0, GROUPS_SHOWN).map((group) => section(describe(nameOf(group, grouping), group))),
      ...(rest > 0 ? [context(`and ${count(rest, 'more group')}`)] : []),
      ...adviceBlocks(report),
      context(FOOTNOTE),
    ],
  };
}

const NONE = 'No alert was opened in this time.';
const FOOTNOTE =
  'In time: within 5 business days. Hours are medians, in the business hours of the person named. Saved: of saved and lost. Real: saved or lost, of those and false alarms; who left within 180 days counts as lost. An alert of several triggers counts for each.';

function nameOf({ key }: Effectiveness, grouping: Grouping): string {
  if (key === '') return NOBODY[grouping];
  if (grouping === 'trigger') return isTriggerId(key) ? triggerWords(key) : escapeMrkdwn(key, 60);
  return grouping === 'driver' ? titleWords(key) : escapeMrkdwn(key, 80);
}

function describe(name: string, group: Effectiveness): string {
  const { alerts, untold, acknowledged, acted, acknowledgeHours, actionHours } = group;
  const told = untold === 0 ? count(alerts, 'alert') : `${count(alerts, 'alert')}, ${untold} more not told yet`;
  const answers = [
    `acknowledged ${sayShare(acknowledged)}${sayHours(acknowledgeHours)}`,
    `acted in time ${sayShare(acted)}${sayHours(actionHours)}`,
  ];
  return [`*${name}*: ${told}`, answers.join(' · '), [...ends(group), ...trust(group)].join(' · ')].join('\n');
}

function ends({
  outcomes: { saved, lost, falseAlarm, nothingYet, open },
  saveRate,
  precision,
}: Effectiveness): string[] {
  return [
    `saved ${saved}, lost ${lost}, ${count(falseAlarm, 'false alarm')}, nothing yet ${nothingYet}, open ${open}`,
    `save rate ${sayShare(saveRate)}`,
    `real ${sayShare(precision)}`,
  ];
}

const trust = ({ hitRate, notUseful }: Effectiveness): string[] => [
  ...(hitRate === null
    ? []
    : [`predictions right ${sayShare({ part: hitRate.right, whole: hitRate.right + hitRate.wrong })}`]),
  ...(notUseful === null ? [] : [`not useful ${notUseful.alerts} (${FEEDBACK_WORDS[notUseful.topReason]})`]),
];

/** "64% (9 of 14)"; of few only the counts; of none "none yet". */
function sayShare({ part, whole }: Share): string {
  if (whole === 0) return 'none yet';
  return whole < FEW ? `${part} of ${whole}` : `${Math.round((part / whole) * 100)}% (${part} of ${whole})`;
}

const sayHours = (hours: number | null): string =>
  hours === null ? '' : `, after ${hours < 10 ? hours.toFixed(1) : hours.toFixed(0)} h`;

/** What to do about triggers that do not help, with the line of barometer.yaml that does it. */
function adviceBlocks({ ignored, noisy, useless }: EffectivenessReport): KnownBlock[] {
  const lists = [
    ignored.map(
      ({ trigger, acted }) =>
        `*${triggerWords(trigger)}* is ignored: acted on ${sayShare(acted)}. To switch it off: \`alerts.triggers.${trigger}.enabled: false\``,
    ),
    noisy.map(
      ({ trigger, falseAlarms }) =>
        `*${triggerWords(trigger)}* is mostly a false alarm: ${sayShare(falseAlarms)}. To try another threshold: ${tuneHint(trigger)}`,
    ),
    useless.map(
      ({ trigger, said, topReason }) =>
        `*${triggerWords(trigger)}* is called not useful: ${sayShare(said)}, mostly ${FEEDBACK_WORDS[topReason]}. RevOps reads what was written.`,
    ),
  ];
  return lists.flatMap((lines) => (lines.length === 0 ? [] : [section(firstOf(lines).join('\n'))]));
}

function firstOf(lines: readonly string[]): string[] {
  const rest = lines.length - ADVICE_SHOWN;
  return [...lines.slice(0, ADVICE_SHOWN), ...(rest > 0 ? [`and ${count(rest, 'more trigger')}`] : [])];
}

const tuneHint = (trigger: string): string =>
  trigger === 'turned_red' ? '`barometer backtest`' : `\`barometer replay --set alerts.triggers.${trigger}.…\``;
