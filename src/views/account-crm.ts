import type { Button } from '@slack/types';
import type { AccountCard } from '../domain/account-card';
import type { CrmNote } from '../domain/crm-write';
import { asSentence } from './wording';
import { ACTIONS } from './ids';
import { clip, escapeMrkdwn, plain } from './mrkdwn';

const WORDS: Record<CrmNote['status'], string> = {
  refused: 'not written, refused',
  withheld: 'not written, withheld',
  unknown: 'perhaps not written',
};

const REASON_LENGTH = 200;

/** Only where a CRM does not say what the card says; else nothing, for that is the rule. */
export const describeCrm = (notes: readonly CrmNote[]): string[] =>
  notes.map(
    ({ target, status, reason }) =>
      `CRM (${escapeMrkdwn(target, 40)}): ${WORDS[status]}: ${asSentence(reason, REASON_LENGTH)}`,
  );

/** Straight to its record, where `crm_url` says how. */
export function crmButton({ crmUrl, name }: Pick<AccountCard, 'crmUrl' | 'name'>): Button[] {
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
