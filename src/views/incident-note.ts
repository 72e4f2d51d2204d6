import type { ActionsBlock, Button, KnownBlock } from '@slack/types';
import type { IncidentAccount, IncidentCard } from '../domain/incident';
import { ACTIONS, incidentBlockId } from './ids';
import { button, context, section, type Message } from './message';
import { escapeMrkdwn, plain } from './mrkdwn';
import { signalWords } from './signal-words';
import { count, dateTime, mention, money } from './wording';

/**
 * Many accounts, one driver, told to RevOps instead of to their owners: how many, since when, why one cause is likelier, the most
 * revenue at risk among them, and the two answers. Once decided it says what was decided, without buttons.
 */
export function buildIncidentNote(incident: IncidentCard): Message {
  const text = `${sentence(incident)} ${incident.status === 'open' ? told(incident) : decided(incident)}`;
  const blocks: KnownBlock[] = [section(text), context(topLine(incident))];
  if (incident.status !== 'open') return { text, blocks };
  const wait = `If nobody decides by ${dateTime(incident.releaseAt)}, the owners are told.`;
  return { text, blocks: [...blocks, answers(incident), context(wait)] };
}

function sentence(incident: IncidentCard): string {
  const { accounts, fleet, driverSignal } = incident;
  const what = `${count(accounts, 'account')} turned Red ${within(incident)} because of ${signalWords(driverSignal)} (of ${fleet} scored).`;
  return `${what} One cause, such as an outage or a broken tracker, is likelier than ${accounts} unhappy customers.`;
}

const within = ({ withinHours }: IncidentCard): string =>
  withinHours === 0 ? 'at once' : `within ${Math.ceil(withinHours)} h`;

function told({ accounts, held }: IncidentCard): string {
  return held === accounts ? 'Their owners have not been told.' : `The owners of ${held} of them have not been told.`;
}

function topLine({ top, accounts }: IncidentCard): string {
  const rest = accounts - top.length;
  const more = rest > 0 ? ` and ${rest} more` : '';
  return `Most at risk: ${top.map(describe).join(', ')}${more}`;
}

const describe = ({ name, revenueAtRisk, currency }: IncidentAccount): string =>
  `${escapeMrkdwn(name, 60)}${revenueAtRisk === null ? '' : ` (${money(revenueAtRisk, currency)})`}`;

function decided({ status, decidedAt, decidedBy }: IncidentCard): string {
  const who = decidedBy === null ? 'Nobody decided in time' : mention(decidedBy);
  const when = decidedAt === null ? '' : ` ${dateTime(decidedAt)}`;
  if (status === 'closed') return `■ One cause: the alerts were closed as false alarms by ${who}${when}.`;
  return decidedBy === null ? `▶ ${who}: the owners are told${when}.` : `▶ The owners are told, says ${who}${when}.`;
}

function answers({ incidentId, accounts, held }: IncidentCard): ActionsBlock {
  const about = count(accounts, 'account');
  return {
    type: 'actions',
    block_id: incidentBlockId(incidentId, 'open'),
    elements: [
      button(ACTIONS.releaseIncident, 'Tell the owners', incidentId, about),
      { ...button(ACTIONS.closeIncident, 'One cause: close them', incidentId, about), ...confirmClose(held) },
    ],
  };
}

/** Closing ends alerts that nobody has seen. */
const confirmClose = (held: number): Pick<Button, 'confirm'> => ({
  confirm: {
    title: plain('Close these alerts?'),
    text: plain(`${count(held, 'alert')} end as false alarms, and their owners hear nothing of them.`, 300),
    confirm: plain('Close them'),
    deny: plain('Not yet'),
  },
});
