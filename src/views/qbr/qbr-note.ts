import type { ActionsBlock, KnownBlock } from '@slack/types';
import type { Qbr, QbrContent } from '../../domain/qbr';
import { ACTIONS, qbrBlockId } from '../ids';
import { SHOWN } from '../limits';
import { button, context, section, type Message } from '../message';
import { escapeMrkdwn } from '../mrkdwn';
import { asSentence, count, dateTime, fullDayOf } from '../wording';
import { hours, percent } from './rep-rows';
import { qbrHeadline, qbrOccasion, qbrOrigin, unplacedLine } from './qbr-words';

const LINE = 300;

/** A pod's review, to RevOps (R19): its message, two more numbers and the two answers. Once decided it says so, without them. */
export function buildQbrNote(qbr: Qbr): Message {
  const { content } = qbr;
  const headline = headlineOf(content);
  const text = `${headline} ${standing(qbr)}`;
  const blocks = [section(`*${headline}*\n${standing(qbr)}`), section(keyNumbers(content)), ...answersOf(qbr)];
  return { text, blocks: [...blocks, context(...footOf(content))] };
}

/** The same for the pod, signed: nothing is asked of anybody (R17). */
export function buildPodQbrNote({ content, decidedBy, decidedAt }: Qbr): Message {
  const headline = headlineOf(content);
  const signed = `Signed off by ${escapeMrkdwn(decidedBy ?? '', 80)}${decidedAt === null ? '' : ` ${dateTime(decidedAt)}`}.`;
  const ask = 'Picture and slide are in the thread. Review them; there is nothing to prepare.';
  return {
    text: `${headline} ${signed} ${ask}`,
    blocks: [section(`*${headline}*\n${ask}`), section(keyNumbers(content)), context(signed, ...footOf(content))],
  };
}

const headlineOf = (content: QbrContent): string =>
  `${escapeMrkdwn(qbrOccasion(content), LINE)}: ${escapeMrkdwn(qbrHeadline(content.matrix), LINE)}.`;

function standing({ status, decidedAt, decidedBy, note, isCurrent, nextRevision }: Qbr): string {
  const who = `${escapeMrkdwn(decidedBy ?? 'someone', 80)}${decidedAt === null ? '' : ` ${dateTime(decidedAt)}`}`;
  if (status === 'signed') return `✓ Signed off by ${who}; it goes to the pod.`;
  const back = status === 'sent_back' ? `↩ Sent back by ${who}: ${asSentence(note ?? '', SHOWN.note)} ` : '';
  if (nextRevision !== null) return `${back}Prepared again as revision ${nextRevision}.`;
  if (!isCurrent) return `${back}Its date is over or was moved: nothing is decided here any more.`;
  return back === '' ? 'The pod sees nothing of it until you sign it off.' : back.trimEnd();
}

/** R18 and R35 in a line each. */
function keyNumbers({ latency, retention }: QbrContent): string {
  const { toActionP50Hours: p50, toActionP90Hours: p90, actioned, due, alerts } = latency.pod;
  const fast =
    p50 === null
      ? `Alert to action: no action on ${count(alerts, 'alert')} in ${latency.periodDays} days`
      : `Alert to action: p50 *${hours(p50)}*, p90 *${hours(p90)}* in business hours, last ${latency.periodDays} days`;
  const inTime = due === 0 ? '' : ` · ${actioned} of ${due} Red alerts within 5 business days`;
  return `${fast}${inTime}\n${keptLine(retention)}`;
}

function keptLine(retention: QbrContent['retention']): string {
  if (retention === null) return 'NRR and GRR: no book was named yet';
  const since = `since ${fullDayOf(retention.takenOn)}`;
  if (retention.pod.length === 0) return `NRR and GRR: no ARR known ${since}`;
  const rates = retention.pod.map(({ currency, netRate, grossRate }) => {
    const of = retention.pod.length > 1 ? ` in ${escapeMrkdwn(currency ?? 'no currency', 10)}` : '';
    return `NRR *${percent(netRate)}*, GRR *${percent(grossRate)}*${of}`;
  });
  return `${rates.slice(0, 3).join('; ')}, books as named on ${fullDayOf(retention.takenOn)}`;
}

function footOf(content: QbrContent): string[] {
  const left = unplacedLine(content.matrix);
  const origin = escapeMrkdwn(qbrOrigin(content), LINE);
  return [
    `${origin.slice(0, 1).toUpperCase()}${origin.slice(1)}`,
    ...(left === null ? [] : [escapeMrkdwn(left, LINE)]),
  ];
}

function answersOf({ qbrId, content, status, isCurrent }: Qbr): KnownBlock[] {
  if (!isCurrent || status === 'signed') return [];
  const about = `review of pod ${content.pod}`;
  const actions: ActionsBlock = {
    type: 'actions',
    block_id: qbrBlockId(qbrId, status),
    elements:
      status === 'draft'
        ? [
            { ...button(ACTIONS.signQbr, 'Sign off', qbrId, about), style: 'primary' },
            button(ACTIONS.sendBackQbr, 'Send back', qbrId, about),
          ]
        : [button(ACTIONS.prepareQbr, 'Prepare again', qbrId, about)],
  };
  return [actions];
}
