import type { KnownBlock } from '@slack/types';
import type { DigestAccount, DigestAlert } from '../../domain/digest';
import { buildAlertActions } from '../alert-actions';
import { advice, nameOf, stake } from '../home/rows';
import { ACTIONS, digestBlockId, digestPlace } from '../ids';
import { button, section } from '../message';
import { clipWords, escapeMrkdwn, mrkdwn } from '../mrkdwn';
import { asSentence, bandLabel, dayOf, money, tierWord } from '../wording';

/** One line of number and state, one of reason and action; then its buttons: all of them, or the next one beside it. */
export type DigestRow = { text: string; target: Target | null; details: { accountId: string; name: string } };
type Target = Pick<DigestAlert, 'alertId' | 'name' | 'status'>;

const STEP_WORDS = 20;
const STEP_CHARACTERS = 160;

export function alertRow(alert: DigestAlert): DigestRow {
  const over = alert.isDeferred ? ' · over the week’s budget' : '';
  const first = `${nameOf(alert)} · ${bandOf(alert)} · ${stake(alert)} · ${tierWord(alert.tier)}${over}${stateOf(alert)}`;
  return { text: `${first}\n${advice(alert)}`, target: alert, details: alert };
}

const BRIEF_CHARACTERS = 110;

/** "• *Acme* · Renewal: Renewal in 60 days, $40K." */
export const briefLine = (alert: DigestAlert): string =>
  `• ${nameOf(alert)} · ${tierWord(alert.tier)}: ${asSentence(alert.reason, BRIEF_CHARACTERS)}`;

export function stepRow(alert: DigestAlert): DigestRow {
  const due = alert.nextStepOn === null ? '' : ` · due ${dayOf(alert.nextStepOn)}`;
  const step = asSentence(clipWords(alert.nextStep ?? alert.action, STEP_WORDS), STEP_CHARACTERS);
  return { text: `${nameOf(alert)} · ${bandOf(alert)}${due}\nNext step: ${step}`, target: alert, details: alert };
}

/** `alert` null: none is open on it. `isAbove`: it stands further up, with its reason and buttons: an account is read once. */
export function redRow(account: DigestAccount, alert: DigestAlert | null, isAbove: boolean): DigestRow {
  const first = `${nameOf(account)} · ${bandOf(account)} · ${stake(account)}${alert === null ? '' : stateOf(alert)}`;
  if (isAbove) return { text: `${first}\nSee above.`, target: null, details: account };
  return { text: `${first}\n${advice(account)}`.trim(), target: alert, details: account };
}

export function expansionRow(account: DigestAccount): DigestRow {
  const [reason = null] = account.reason?.split('; ') ?? []; // one reason; the card has the others
  const score = account.score === null ? '' : ` · score ${account.score}`;
  const first = `${nameOf(account)}${score} · ${money(account.arr, account.currency)} ARR`;
  return { text: `${first}\n${advice({ ...account, reason })}`.trim(), target: null, details: account };
}

const bandOf = ({ band, score }: Pick<DigestAccount, 'band' | 'score'>): string =>
  `${bandLabel(band)}${score === null ? '' : ` ${score}`}`;

/** What has been done about it since; nothing while it is open. */
const stateOf = ({ status }: Target): string => (status === 'open' ? '' : ` · _${status}_`);

/** `place` keeps block_ids apart where one digest shows an alert twice, and says to which digest a press belongs. */
export function buildRow(row: DigestRow, place: { digestId: string; part: string }, isFull: boolean): KnownBlock[] {
  const { target, text, details } = row;
  if (target === null)
    return [withButton(text, button(ACTIONS.openAccount, 'Details', details.accountId, details.name))];
  if (target.status === 'resolved') return [section(text)];
  const where = digestPlace(place.digestId, place.part);
  if (isFull) return [section(text), ...buildAlertActions({ ...target, accountName: target.name }, where)];
  const next =
    target.status === 'open'
      ? button(ACTIONS.acknowledge, 'Acknowledge', target.alertId, target.name)
      : button(ACTIONS.logAction, 'Log action', target.alertId, target.name);
  return [{ ...withButton(text, next), block_id: digestBlockId(where, target.status) }];
}

const withButton = (text: string, accessory: ReturnType<typeof button>) =>
  ({ type: 'section', text: mrkdwn(text), accessory }) as const;

/** "Acme $40K, Globex $12K": names that went over the budget, with what each has at risk. */
export const nameWithMoney = (row: { name: string; revenueAtRisk: number | null; currency: string | null }): string =>
  `${escapeMrkdwn(row.name, 40)}${row.revenueAtRisk === null ? '' : ` ${money(row.revenueAtRisk, row.currency)}`}`;
