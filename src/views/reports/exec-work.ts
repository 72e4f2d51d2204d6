import type { ActionKind } from '../../domain/action-kind';
import type { ExecReport, Intervention, NamedAccounts } from '../../domain/exec-report';
import { escapeMrkdwn } from '../mrkdwn';
import { amountsWords } from '../portfolio/amounts';
import { asSentence, count, money } from '../wording';
import { shareWords } from './share-words';

const REASON_CHARACTERS = 90;

/** `1. *Globex* · €400K · score 22 · Logins down 41% in 14 days.` */
export const topLines = ({ topAtRisk }: Pick<ExecReport, 'topAtRisk'>): string[] =>
  topAtRisk.map(({ name, score, arr, currency, reason }, index) => {
    const why = reason === null ? '' : ` · ${asSentence(reason, REASON_CHARACTERS)}`;
    return `${index + 1}. *${escapeMrkdwn(name, 60)}* · ${money(arr, currency)} · score ${score ?? 'not known'}${why}`;
  });

const AFTER: Record<ActionKind, string> = {
  call: 'a call',
  email: 'an e-mail',
  meeting: 'a meeting',
  training: 'a training',
  qbr: 'a business review',
};
export const actionWords = (action: ActionKind | null): string => (action === null ? 'no action' : AFTER[action]);

/** Whether acting helps: what was done first, and how many left Red after it (R196). */
export function interventionLine(interventions: readonly Intervention[]): string {
  if (interventions.length === 0) return 'Interventions: no Red alert is old enough to say what helped.';
  const parts = interventions.map(
    ({ action, alerts, recovered }) => `after ${actionWords(action)} ${shareWords({ part: recovered, whole: alerts })}`,
  );
  return `Recovered, of Red alerts that had four weeks: ${parts.join(', ')}`;
}

/** What may be sold to whom is well (R196). */
export function expansionLine({ expansion: { accounts, arr, estimate } }: Pick<ExecReport, 'expansion'>): string {
  if (accounts === 0) return 'Expansion pipeline: no account is ready.';
  return `Expansion pipeline: ${count(accounts, 'account')} ready, about ${amountsWords(estimate)} on top of ${amountsWords(arr)}`;
}

/** Rescued, in progress, and what it takes (R197, R200). */
export function workLines(report: ExecReport): string[] {
  const { rescued, inProgress, load, acted, activity } = report;
  return [
    `Rescued: ${groupWords(rescued)} · in progress: ${groupWords(inProgress)}`,
    `Alerts: ${load.told} told${acted.whole === 0 ? '' : `, acted on in five business days ${shareWords(acted)}`}, ${load.missed} missed · fullest week of anyone: ${load.most} of ${load.budget}${load.overloaded === 0 ? '' : `; ${load.overloaded} of ${load.reps} people went over`}`,
    activityLine(activity),
  ];
}

function groupWords({ accounts, arr, names }: NamedAccounts): string {
  if (accounts === 0) return 'none';
  const rest = accounts - names.length;
  const named = names.map((name) => escapeMrkdwn(name, 40)).join(', ');
  const who = names.length === 0 ? '' : `: ${named}${rest > 0 ? ` and ${rest} more` : ''}`;
  return `${count(accounts, 'account')}, ${amountsWords(arr)}${who}`;
}

const PLURALS: Record<ActionKind, string> = {
  call: 'call',
  email: 'e-mail',
  meeting: 'meeting',
  training: 'training',
  qbr: 'business review',
};

function activityLine({ people, accounts, byKind, atRisk }: ExecReport['activity']): string {
  const touched = `Red accounts with contact: ${shareWords(atRisk)}`;
  if (people === 0) return `CSMs: no activity was recorded · ${touched}`;
  const kinds = byKind.map(({ kind, count: times }) =>
    kind === null ? `${times} other` : count(times, PLURALS[kind]),
  );
  return `CSMs (${people}): ${kinds.join(', ')} with ${count(accounts, 'account')} · ${touched}`;
}

/** Who is happy enough to be asked (R201). */
export function referenceLine({ references: { accounts, names } }: Pick<ExecReport, 'references'>): string {
  if (accounts === 0) return 'References: no thriving account is known to be asked.';
  const rest = accounts - names.length;
  return `To ask for a reference: ${names.map((name) => escapeMrkdwn(name, 40)).join(', ')}${rest > 0 ? ` and ${rest} more thriving` : ''}`;
}
