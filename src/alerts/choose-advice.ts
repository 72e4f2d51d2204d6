import type { AccountFlag, Advice, ListAlert } from '../domain/list';

export type AdviceInput = {
  flag: AccountFlag;
  alert: (ListAlert & Advice) | null; // that is open
  health: Advice;
  expansion: Advice;
};

/**
 * Which reason and action stand beside an account's flag: those of its open alert, as its owner was told them; of a green account that is
 * ready for more its offer; else those of its score. A snoozed alert is silent, and an offer stands beside no flag but its own: nobody calls
 * a red account to sell it more (R141). Nulls where nothing is known. Never throws.
 */
export function chooseAdvice({ flag, alert, health, expansion }: AdviceInput): Advice {
  const isOffer = flag === 'expansion_talk';
  if (alert !== null && !alert.isSnoozed && (alert.tier !== 'expansion' || isOffer)) return toAdvice(alert);
  return toAdvice(isOffer ? expansion : health);
}

const toAdvice = ({ reason, action, actionDueOn }: Advice): Advice => ({ reason, action, actionDueOn });
