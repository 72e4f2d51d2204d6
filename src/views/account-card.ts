import type { ActionsBlock, Button, KnownBlock, ModalView } from '@slack/types';
import type { AccountCard, AccountHealth, OpenAlert } from '../domain/account-card';
import { describeDimensions } from './account-dimensions';
import { describeFacts } from './account-facts';
import { describeInsights } from './account-insights';
import { describeStanding } from './account-judgement';
import { describeOutlook } from './account-outlook';
import { describePeople } from './account-people';
import { buildAlertActions } from './alert-actions';
import { freshnessSummary } from './freshness';
import { ACTIONS, BLOCKS, CALLBACKS } from './ids';
import { SHOWN } from './limits';
import { button, context, section, type Message } from './message';
import { clip, escapeMrkdwn, mrkdwn, plain } from './mrkdwn';
import { describeSharedCause } from './shared-cause';
import { sparkline } from './sparkline';
import { asSentence, bandLabel, bandWord, dateTime, dayOf, trendLabel } from './wording';

/** Where the card stands: a modal has no message to share and no place to press an alert's buttons. */
type Place = 'message' | 'modal' | 'shared';

/** `/health <account>`: the number, the reason, the action; then what stands behind them. Only the asker sees it. */
export function buildAccountCard(card: AccountCard): Message {
  return { text: summary(card), blocks: buildBlocks(card, 'message') };
}

/** The same card for everyone in a channel, by someone's choice: without buttons and without the open alert. */
export function buildSharedCard(card: AccountCard, sharedBy: { slackUserId: string }): Message {
  const by = context(`Shared by <@${sharedBy.slackUserId}>`);
  return { text: summary(card), blocks: [...buildBlocks(card, 'shared'), by] };
}

/** The same card over Home or a message. */
export function buildAccountModal(card: AccountCard): ModalView {
  return {
    type: 'modal',
    callback_id: CALLBACKS.account,
    title: plain('Account health', 24),
    close: plain('Close', 24),
    blocks: buildBlocks(card, 'modal'),
  };
}

function summary({ name, health }: AccountCard): string {
  const start = escapeMrkdwn(name, SHOWN.name);
  if (health === null) return `${start} has not been scored yet.`;
  const score = health.score === null ? 'no score' : `score ${health.score}`;
  return `${start}: ${bandWord(health.band)}, ${score}. ${reasonAndAction(health)}`;
}

function buildBlocks(card: AccountCard, place: Place): KnownBlock[] {
  const { health } = card;
  const title = section(headline(card));
  const facts: KnownBlock = { type: 'section', fields: describeFacts(card).map(mrkdwn) };
  if (health === null) {
    return [title, section('Not scored yet: the next run will.'), facts, ...buttonRow(card, place)];
  }
  return [
    title,
    section(reasonAndAction(health)),
    ...historyLine(card),
    ...(health.dimensions.length > 0 ? [section(describeDimensions(health))] : []),
    ...insightLines(card, health),
    ...linesOf(describeStanding(card.standing, health)),
    facts,
    ...linesOf(describePeople(card.standing)),
    ...alertBlocks(card, place),
    context(footing(card, health)),
    ...buttonRow(card, place),
  ];
}

function headline({ name, health }: AccountCard): string {
  const title = `*${escapeMrkdwn(name, SHOWN.name)}*`;
  if (health === null) return title;
  const score = health.score === null ? 'score not known' : `*${health.score}* of 100`;
  const { change30, trend } = health.momentum;
  const change = change30 === null ? '' : ` (${signed(change30)} in 30 days)`;
  return `${title}\n${bandLabel(health.band)} · ${score} · ${trendLabel(trend)}${change}`;
}

const signed = (points: number): string => (points > 0 ? `+${points}` : `${points}`.replace('-', '−'));

function reasonAndAction({ reason, action, actionDueOn, band }: AccountHealth): string {
  const due = actionDueOn === null ? '' : ` By ${dayOf(actionDueOn)}.`;
  const why = reason === null ? noReason(band) : asSentence(reason, SHOWN.reason);
  return action === null ? why : `${why} Action: ${asSentence(action, SHOWN.reason)}${due}`;
}

const noReason = (band: AccountHealth['band']): string =>
  band === 'unknown' ? 'Too little data was seen to judge.' : 'Nothing pulled the score down lately.';

function historyLine({ history }: AccountCard): KnownBlock[] {
  const bars = sparkline(history);
  return bars === '' ? [] : [context(`${bars}  score over the last ${history.length} weeks`)];
}

const linesOf = (lines: readonly string[]): KnownBlock[] => (lines.length === 0 ? [] : [section(lines.join('\n'))]);

function insightLines({ currency }: AccountCard, health: AccountHealth): KnownBlock[] {
  const lines = [...describeOutlook(health), ...describeInsights(health, currency)];
  return lines.length === 0 ? [] : [section(lines.join('\n'))];
}

function alertBlocks(card: AccountCard, place: Place): KnownBlock[] {
  if (card.alert === null || place === 'shared') return [];
  const line = section(alertLine(card.alert));
  return place === 'modal' ? [line] : [line, ...buildAlertActions({ ...card.alert, accountName: card.name }, 'card')];
}

function alertLine({ status, driName, openedAt, snoozedUntil }: OpenAlert): string {
  const until = status === 'snoozed' && snoozedUntil !== null ? ` until ${dateTime(snoozedUntil)}` : '';
  return `*Alert ${status}${until}* · DRI ${escapeMrkdwn(driName, 80)} · since ${dateTime(openedAt)}`;
}

function footing(card: AccountCard, health: AccountHealth): string {
  const withheld =
    health.withheldSince === null ? [] : [`A change of colour is held back since ${dateTime(health.withheldSince)}`];
  return [
    `Scored ${dateTime(health.scoredAt)}`,
    `${Math.round(health.coverage * 100)}% of the model had data`,
    `model ${escapeMrkdwn(health.modelVersion, 12)}`,
    freshnessSummary(card.freshness),
    ...(card.sharedCause === null ? [] : [describeSharedCause(card.sharedCause)]),
    ...withheld,
  ].join(' · ');
}

function buttonRow(card: AccountCard, place: Place): ActionsBlock[] {
  if (place === 'shared') return [];
  const share = place === 'message' ? [button(ACTIONS.shareAccount, 'Share here', card.accountId, card.name)] : [];
  const elements = [...share, ...crmButton(card)];
  return elements.length === 0 ? [] : [{ type: 'actions', block_id: BLOCKS.accountButtons, elements }];
}

function crmButton({ crmUrl, name }: AccountCard): Button[] {
  if (crmUrl === null) return [];
  const text = plain('Open in CRM');
  return [
    {
      type: 'button',
      action_id: ACTIONS.openCrm,
      text,
      url: crmUrl,
      accessibility_label: clip(`Open ${name} in the CRM`, 75),
    },
  ];
}
