import { createHmac } from 'node:crypto';
import { surveyKind } from '../../../src/ingest/survey/connector';
import { openDeliveries } from '../deliveries';
import type { PlacedSubject, StandInRecord } from '../subject';
import { HOOK_SECRET } from '../world';

const SETTINGS = {
  list: 'answers',
  fields: {
    id: 'answer_id',
    score: 'values.nps',
    comment: 'values.why',
    account_id: 'hidden.account',
    updated_at: 'changed_at',
  },
};

export const subject: PlacedSubject = {
  transport: 'hook',
  kind: 'survey',
  title: 'Survey webhook',
  sourceKind: surveyKind,
  part: 'responses',
  stream: 'nps',
  labelColumn: 'comment',
  when: { column: 'responded_at' },
  open: () => openDeliveries({ settings: SETTINGS, send }),
  cannot: {
    deleted: 'It is not told which answers were deleted.',
    merged: 'It names no mergers of customers.',
    currencies: 'It carries no amounts.',
  },
};

/** With Barometer's own signature (docs/webhooks.md). */
function send(records: readonly StandInRecord[], now: Date) {
  const body = JSON.stringify({ answers: records.map(toAnswer) });
  const seconds = Math.floor(now.getTime() / 1000);
  const id = `${records[0]?.id ?? 'none'}-${seconds}`;
  const signature = createHmac('sha256', HOOK_SECRET).update(`${seconds}.${id}.${body}`).digest('hex');
  return { headers: { 'x-barometer-delivery': id, 'x-barometer-signature': `t=${seconds},v1=${signature}` }, body };
}

function toAnswer({ id, accountKey, at, label, isBad }: StandInRecord): object {
  return {
    answer_id: Number(id),
    values: { nps: 9, why: label },
    hidden: { account: accountKey },
    responded_at: isBad === true ? null : at.toISOString(),
    changed_at: at.toISOString(),
  };
}
