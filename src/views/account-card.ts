import type { ActionsBlock, Button, KnownBlock, ModalView } from '@slack/types';
import type { AccountCard, AccountHealth, OpenAlert } from '../domain/account-card';
import { crmButton, describeCrm } from './account-crm';
import { describeDimensions } from './account-dimensions';
import { describeFacts } from './account-facts';
import { describeInsights, findOffer } from './account-insights';
import { describeCohort, describeJudgement, describeLastNote } from './account-judgement';
import { describeGone } from './account-gone';
import { describeReading } from './account-reading';
import { describeForecast } from './account-outlook';
import { describePeople } from './account-people';
import { buildAlertActions } from './alert-actions';
import { datedAction } from './dated-action';
import { buildAccountMenu } from './account-menu';
import { accountBlockId } from './account-block-id';
import { factBlocks } from './facts/card-facts';
import { ACTIONS, BLOCKS, CALLBACKS } from './ids';
import { SHOWN } from './limits';
import { button, context, section, type Message } from './message';
import { escapeMrkdwn, mrkdwn, plain } from './mrkdwn';
import { sayHitRate } from './prediction';
import { sparkline } from './sparkline';
import { asSentence, bandLabel, bandWord, dateTime, trendLabel, HELD_WITH_OTHERS } from './wording';

/** Where the card stands: a modal has no message to share and no place to press an alert's buttons. */
type Place = 'message' | 'modal' | 'shared';

/**
 * `/health <account>`: the number, the reason, the action; then the way out, the money, the people, its like, the outlook, and last what
 * stands behind the number. Only the asker sees it.
 */
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
  const score = scoreOf(health) === null ? 'no score' : `score ${health.score}`;
  return `${start}: ${bandWord(health.band)}, ${score}. ${reasonAndAction(health)}`;
}

function buildBlocks(card: AccountCard, place: Place): KnownBlock[] {
  const { health } = card;
  const title = titleBlock(card, place);
  const facts: KnownBlock = { type: 'section', fields: describeFacts(card).map(mrkdwn) };
  if (health === null) {
    return [
      title,
      ...linesOf(describeGone(card)),
      section('Not scored yet: the next run will.'),
      facts,
      ...(place === 'shared' ? [] : factBlocks(card)),
      ...buttonRow(card, place),
    ];
  }
  return [
    title,
    ...linesOf(describeGone(card)),
    section(reasonAndAction(health)),
    ...trustLine(card),
    ...linesOf(describeJudgement(card.standing, health)),
    ...linesOf(place === 'shared' ? [] : describeLastNote(card.standing)),
    ...alertBlocks(card, place),
    ...linesOf(describeInsights(health, card.currency)),
    facts,
    ...(place === 'shared' ? [] : factBlocks(card)),
    ...linesOf(describePeople(card.standing)),
    ...linesOf([...describeCohort(card.standing, health), ...describeForecast(health)]),
    ...linesOf(describeDimensions(health)),
    ...historyLine(card),
    ...(place === 'shared' ? [] : describeCrm(card.crm ?? []).map((line) => context(line))),
    context(describeReading(card, health)),
    ...buttonRow(card, place),
  ];
}

/** The number, and what else can be asked about it. */
function titleBlock(card: AccountCard, place: Place): KnownBlock {
  const text = mrkdwn(headline(card));
  const blockId = accountBlockId(card.accountId, 'ask');
  if (place === 'shared' || blockId === null) return { type: 'section', text };
  return { type: 'section', text, block_id: blockId, accessory: buildAccountMenu('ask') };
}

function headline({ name, health }: AccountCard): string {
  const title = `*${escapeMrkdwn(name, SHOWN.name)}*`;
  if (health === null) return title;
  const score = scoreOf(health);
  if (score === null) return `${title}\n${bandLabel(health.band)} · score not known`;
  return `${title}\n${bandLabel(health.band)} · *${score}* of 100 · ${trendLabel(health.momentum.trend)}${changes(health)}`;
}

/** Parts of an account that is not judged have a score; the account has none. */
const scoreOf = ({ score, band }: AccountHealth): number | null => (band === 'unknown' ? null : score);

/** "(−23 in 30 days, critical drop)"; of a drop that took longer, how long. */
function changes({ momentum: { change30, change90 }, insights: { drop } }: AccountHealth): string {
  const parts = [
    ...(change30 === null ? [] : [`${signed(change30)} in 30 days`]),
    ...(drop === 'sustained' && change90 !== null ? [`${signed(change90)} in 90`] : []),
    ...(drop === null ? [] : [`${drop} drop`]),
  ];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

const signed = (points: number): string => (points > 0 ? `+${points}` : `${points}`.replace('-', '−'));

function reasonAndAction(health: AccountHealth): string {
  const offer = findOffer(health);
  const { reason, action, actionDueOn } = offer ?? health;
  const why = offer === null ? sayReason(reason, health.band) : `Ready for more: ${firstOf(offer.reason)}`;
  return action === null ? why : `${why} ${datedAction({ action, actionDueOn }, { characters: SHOWN.reason })}`;
}

const firstOf = (reasons: string): string => asSentence(reasons.split('; ')[0] ?? '', SHOWN.reason);

function sayReason(reason: string | null, band: AccountHealth['band']): string {
  if (reason !== null) return asSentence(reason, SHOWN.reason);
  return band === 'unknown' ? 'Too little data was seen to judge.' : 'Nothing pulled the score down lately.';
}

/** Beside the reason: how often what rested on it was right. */
function trustLine({ hitRate = null }: AccountCard): KnownBlock[] {
  const said = sayHitRate(hitRate);
  return said === null ? [] : [context(said)];
}

function historyLine({ history }: AccountCard): KnownBlock[] {
  const bars = sparkline(history);
  return bars === '' ? [] : [context(`${bars}  score, ${history.length} weeks`)];
}

const linesOf = (lines: readonly string[]): KnownBlock[] => (lines.length === 0 ? [] : [section(lines.join('\n'))]);

function alertBlocks(card: AccountCard, place: Place): KnownBlock[] {
  if (card.alert === null || place === 'shared') return [];
  const line = section(alertLine(card.alert));
  return place === 'modal' ? [line] : [line, ...buildAlertActions({ ...card.alert, accountName: card.name }, 'card')];
}

function alertLine({ status, driName, openedAt, snoozedUntil, isGrouped }: OpenAlert): string {
  const until = status === 'snoozed' && snoozedUntil !== null ? ` until ${dateTime(snoozedUntil)}` : '';
  const held = isGrouped ? `\n${HELD_WITH_OTHERS}` : '';
  return `*Alert ${status}${until}* · DRI ${escapeMrkdwn(driName, 80)} · since ${dateTime(openedAt)}${held}`;
}

function buttonRow(card: AccountCard, place: Place): ActionsBlock[] {
  if (place === 'shared') return [];
  const share = place === 'message' ? [button(ACTIONS.shareAccount, 'Share here', card.accountId, card.name)] : [];
  const blockId = accountBlockId(card.accountId, 'do');
  const menu = blockId === null ? [] : [buildAccountMenu('do')];
  const elements = [...share, ...logButton(card, place), ...crmButton(card), ...menu];
  return elements.length === 0 ? [] : [{ type: 'actions', block_id: blockId ?? BLOCKS.accountButtons, elements }];
}

/** An open alert has its own. */
function logButton({ alert, accountId, name }: AccountCard, place: Place): Button[] {
  if (place !== 'message' || alert !== null) return [];
  return [button(ACTIONS.logTouch, 'Log action', accountId, name)];
}
