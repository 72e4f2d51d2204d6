import type { KnownBlock } from '@slack/types';
import type { Home, MyWeek } from '../../domain/home';
import { context, header, section } from '../message';
import { hours } from '../pod-latency';
import { count } from '../wording';
import { accountRow, expansionRow, waitingRow } from './rows';

/** What waits for the viewer: the gravest first, one of today among them. */
export function waitingBlocks({ waiting, waitingTotal }: Home): KnownBlock[] {
  if (waiting.length === 0)
    return [header('Waiting for you'), section('Nothing: no alert of yours waits for an answer.')];
  const rest = waitingTotal - waiting.length;
  const more = rest > 0 ? [context(`and ${count(rest, 'more alert')}, the gravest shown first`)] : [];
  return [header(`Waiting for you (${waitingTotal})`), ...waiting.flatMap(waitingRow), ...more];
}

/** Five and five (R22): where revenue is at risk, and where there may be more. */
export function bookSections(home: Home): KnownBlock[] {
  const shown = new Set(home.waiting.map(({ alertId }) => alertId));
  return [
    header('Red, by revenue at risk this quarter'),
    ...orSentence(
      home.red.flatMap((row) => accountRow(row, shown)),
      noneRed(home),
    ),
    header('Ready to expand'),
    ...expansionBlocks(home),
  ];
}

function expansionBlocks({ expansion }: Home): KnownBlock[] {
  if (expansion === null)
    return [section('Held back: usage data is over its limit, and a pitch should not rest on it.')];
  if (expansion.length === 0) return [section('No account of yours is healthy enough to pitch right now.')];
  return expansion.flatMap(expansionRow);
}

export const noneRed = ({ unscored }: Home): string =>
  unscored > 0 ? `None so far; ${count(unscored, 'account')} not scored yet.` : 'None of your accounts is red.';

export const orSentence = (blocks: KnownBlock[], sentence: string): KnownBlock[] =>
  blocks.length > 0 ? blocks : [section(sentence)];

/** R32, R24, R4: how loud the week was, how fast one acts, and whether what alerts claimed came true. */
export function weekBlocks({ week }: Home): KnownBlock[] {
  if (week === null) return [];
  const parts = [`*${week.told} of ${week.budget}* alerts used`, actSpeed(week), hitRate(week)];
  return [section(`*My week*\n${parts.join(' · ')}`)];
}

function actSpeed({ toAction: { p50Hours, count: times }, periodDays }: MyWeek): string {
  if (p50Hours === null) return `no action logged in ${periodDays} days`;
  return `*${hours(p50Hours)}* business hours to act (median of ${times} in ${periodDays} days)`;
}

function hitRate({ hits: { right, wrong } }: MyWeek): string {
  if (right + wrong === 0) return 'no prediction graded yet';
  return `*${right} of ${right + wrong}* predictions right`;
}
