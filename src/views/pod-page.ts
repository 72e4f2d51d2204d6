import type { ActionsBlock, KnownBlock } from '@slack/types';
import type { AlertStatus } from '../domain/alert';
import type { AwayColleague, OpenPodAlert, PodPage } from '../domain/pod-latency';
import { describeAbsence } from './absence';
import { ACTIONS, BLOCKS } from './ids';
import { button, context, divider, section, type Message } from './message';
import { clipWords, escapeMrkdwn, escapeWithin, mrkdwn } from './mrkdwn';
import { awayLine, describePod, hours, latencyLine } from './pod-latency';
import { count, money, tierWord } from './wording';

const NAME = 40;
const DRI = 32;
const AWAY_SHOWN = 3;
const STATUS_WORDS: Record<AlertStatus, string> = {
  open: 'nobody has it yet',
  acknowledged: 'acknowledged',
  snoozed: 'snoozed',
  resolved: 'resolved',
};

/** `/health pod` (R18, R24, R33): how fast the pod answers its alerts, by rep, whose week is too loud, and what is open. */
export function buildPodPage(page: PodPage): Message {
  const title = `Pod ${escapeMrkdwn(page.pod, 80)}, last ${page.periodDays} days: ${count(page.alerts, 'alert')}, ${page.openTotal} open`;
  return {
    text: `${title}. ${latencyLine('acknowledge', page.toAcknowledge).replaceAll('*', '')}.`,
    blocks: [
      section(`*${title}*`),
      ...describePod(page, page.hits),
      ...(page.maySetAway ? awayRows(page) : awayLine(page.away)),
      divider,
      ...openBlocks(page),
      buttonRow(page),
    ],
  };
}

function openBlocks({ open, openTotal }: PodPage): KnownBlock[] {
  if (open.length === 0) return [section('Nothing is open: every alert of this pod is resolved.')];
  const rest = openTotal - open.length;
  const more = rest > 0 ? [context(`and ${count(rest, 'younger alert')}: all of them are in the CSV.`)] : [];
  return [section('*Open, the oldest first*'), ...open.map(openRow), ...more];
}

/** At most 40 words: the account, how grave, how old, whose, how much. */
function openRow(alert: OpenPodAlert): KnownBlock {
  const { accountId, name, tier, status, driName, ageHours, isMissed, revenueAtRisk, currency } = alert;
  const shown = escapeWithin(clipWords(name, 5), NAME);
  const stake = revenueAtRisk === null || revenueAtRisk <= 0 ? '' : ` · ${money(revenueAtRisk, currency)} at risk`;
  const missed = isMissed ? ' · ⚠ missed' : '';
  const text = `*${shown}* · ${tierWord(tier)} · ${hours(ageHours)} h · ${escapeWithin(clipWords(driName, 4), DRI)} · ${STATUS_WORDS[status]}${stake}${missed}`;
  return { type: 'section', text: mrkdwn(text), accessory: button(ACTIONS.openAccount, 'Details', accountId, name) };
}

function awayRows({ away, pod }: PodPage): KnownBlock[] {
  const rows = away.slice(0, AWAY_SHOWN).map((one) => awayRow(one, pod));
  const rest = away.length - AWAY_SHOWN;
  return [...rows, ...(rest > 0 ? [context(`and ${count(rest, 'more colleague')} away`)] : [])];
}

function awayRow(one: AwayColleague, pod: string): KnownBlock {
  const text = mrkdwn(`${describeAbsence(one)}.`);
  if (one.key === null) return { type: 'section', text };
  return {
    type: 'section',
    text,
    accessory: button(ACTIONS.podBack, 'Back', `${one.key}:${pod}`, `${one.name} is back`),
  };
}

function buttonRow({ pod, maySetAway }: PodPage): ActionsBlock {
  const away = maySetAway ? [button(ACTIONS.podAway, 'Someone is away…', pod, `of pod ${pod}`)] : [];
  const csv = button(ACTIONS.podCsv, 'CSV', pod, `all alerts of pod ${pod} as a file`);
  return { type: 'actions', block_id: BLOCKS.podButtons, elements: [csv, ...away] };
}
