import type { HomeView, KnownBlock } from '@slack/types';
import type { Home } from '../../domain/home';
import { describeFailures, describeGaming, failuresHeader } from '../failures';
import { freshnessSummary } from '../freshness';
import { ACTIONS, BLOCKS, CALLBACKS } from '../ids';
import { button, context, divider, header, section } from '../message';
import { escapeMrkdwn } from '../mrkdwn';
import { absenceBlocks, awayButton } from './absence';
import { awayLine, describePod } from '../pod-latency';
import { describeSharedCause } from '../shared-cause';
import { count, dateTime } from '../wording';
import { accountRow, expansionRow, waitingRow } from './rows';

/** Pods a manager sees on Home; the rest through the command. Keeps the view far below 100 blocks. */
const PODS_SHOWN = 3;
const GAMING_SHOWN = 5;

export type HomeOptions = { company: string; command: string };

/**
 * The viewer's Home (R22): what waits for them, five red by revenue at risk, five ready to expand, how fresh the data is; for
 * managers also how their pod answers. Every row is one number, one reason, one action.
 */
export function buildHome(home: Home, options: HomeOptions): HomeView {
  const body = isEmpty(home) ? emptyBody(home, options) : filledBody(home);
  return {
    type: 'home',
    callback_id: CALLBACKS.home,
    blocks: [
      ...(home.isFirstVisit ? welcome(options) : []),
      ...titleBlocks(home, options),
      ...absenceBlocks(home),
      ...body,
      ...foot(home),
    ],
  };
}

const isEmpty = ({ bands, unscored, waiting, pods }: Home): boolean =>
  bands.red + bands.yellow + bands.green + bands.unknown + unscored + waiting.length + pods.length === 0;

function filledBody(home: Home): KnownBlock[] {
  const shown = new Set(home.waiting.map(({ alertId }) => alertId));
  return [
    ...waitingBlocks(home),
    header('Red, by revenue at risk this quarter'),
    ...orSentence(
      home.red.flatMap((row) => accountRow(row, shown)),
      noneRed(home),
    ),
    header('Ready to expand'),
    ...expansionBlocks(home),
    ...home.gaming.slice(0, GAMING_SHOWN).map((notice) => context(describeGaming(notice))),
    ...(home.failures === null ? [] : [failuresHeader, ...describeFailures(home.failures)]),
    ...home.pods
      .slice(0, PODS_SHOWN)
      .flatMap((pod) => [header(`Pod ${pod.pod}`.slice(0, 150)), ...describePod(pod), ...awayLine(pod.away)]),
  ];
}

function waitingBlocks({ waiting, waitingTotal }: Home): KnownBlock[] {
  if (waiting.length === 0)
    return [header('Waiting for you'), section('Nothing: no alert of yours waits for an answer.')];
  const rest = waitingTotal - waiting.length;
  const more = rest > 0 ? [context(`and ${count(rest, 'more alert')}, the gravest shown first`)] : [];
  return [header(`Waiting for you (${waitingTotal})`), ...waiting.flatMap(waitingRow), ...more];
}

function expansionBlocks({ expansion }: Home): KnownBlock[] {
  if (expansion === null)
    return [section('Held back: usage data is over its limit, and a pitch should not rest on it.')];
  if (expansion.length === 0) return [section('No account of yours is healthy enough to pitch right now.')];
  return expansion.flatMap(expansionRow);
}

const noneRed = ({ unscored }: Home): string =>
  unscored > 0 ? `None so far; ${count(unscored, 'account')} not scored yet.` : 'None of your accounts is red.';

const orSentence = (blocks: KnownBlock[], sentence: string): KnownBlock[] =>
  blocks.length > 0 ? blocks : [section(sentence)];

function emptyBody({ person }: Home, { command }: HomeOptions): KnownBlock[] {
  const how =
    person.role === 'ae' || person.role === 'csm'
      ? 'Accounts appear here once accounts.csv names you as their AE or CSM.'
      : 'Accounts appear here once a source has delivered them.';
  return [section(`No accounts are yours yet. ${how} Until then try \`${command} help\`.`)];
}

function welcome({ command }: HomeOptions): KnownBlock[] {
  const text =
    '*Welcome to Barometer.* It scores each of your accounts from 0 to 100 by usage, support, sentiment and billing, and tells you when one ' +
    `turns Red: one number, one reason, one action. Answer with the buttons; ask about any account with \`${command}\` and its name.`;
  return [section(text), divider];
}

function titleBlocks({ bands, unscored, readAt }: Home, { company }: HomeOptions): KnownBlock[] {
  const counts = `🔴 ${bands.red} Red · 🟡 ${bands.yellow} Yellow · 🟢 ${bands.green} Green · ⚪ ${bands.unknown + unscored} Unknown`;
  return [
    {
      type: 'section',
      block_id: BLOCKS.homeTitle,
      text: { type: 'mrkdwn', verbatim: true, text: `*${escapeMrkdwn(company, 80)}*\n${counts}` },
      accessory: button(ACTIONS.refreshHome, 'Refresh', 'refresh', 'read everything again'),
    },
    context(`Last updated ${dateTime(readAt)}`),
  ];
}

const foot = ({ absence, freshness, sharedCause, withheld, withheldTotal }: Home): KnownBlock[] => [
  ...(absence === null ? [awayButton] : []),
  divider,
  context(freshnessSummary(freshness)),
  ...withheldLine({ withheld, withheldTotal }),
  ...(sharedCause === null ? [] : [context(describeSharedCause(sharedCause))]),
];

/** R30: a change that is held back is said where it is missed. */
function withheldLine({ withheld, withheldTotal }: Pick<Home, 'withheld' | 'withheldTotal'>): KnownBlock[] {
  const [oldest] = withheld;
  if (oldest === undefined) return [];
  const names = withheld.map(({ name }) => escapeMrkdwn(name, 40)).join(', ');
  const more = withheldTotal > withheld.length ? `, and ${withheldTotal - withheld.length} more` : '';
  return [context(`Changes of colour waiting for fresh data since ${dateTime(oldest.since)}: ${names}${more}.`)];
}
