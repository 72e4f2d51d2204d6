import type { Band } from '../domain/band';
import { ACCOUNT_FLAGS, type AccountFlag, type ListAlert } from '../domain/list';
import { findAttention } from './attention';

export type FlagInput = {
  band: Band;
  tier: number | null; // portfolio tier, 1–5
  renewalDays: number | null; // to the renewal; null or negative: not known
  isReadyToExpand: boolean;
  alert: (ListAlert & { isTurnedRed: boolean }) | null; // that is open
};

/**
 * What an account asks for, in one word (R172): red a call today, yellow an appointment, green its standard cadence. Yellow is scheduled this
 * week with the renewal at most 120 days away or in tier 1, else this quarter (X24). Blue, an expansion talk, is a flag of its own and only
 * green accounts carry it (X22, R141). An unknown band asks for nothing. An open alert asks as well, and the more pressing of the two counts:
 * Critical for a call today, High for this week, Moderate and Renewal for what yellow asks for, Expansion for a talk. One that told of a turn
 * to red asks for a call while nothing shows that red is over. A snoozed one asks for nothing. Never throws.
 */
export function decideFlag(input: FlagInput): AccountFlag {
  const asked = [flagOfBand(input), flagOfAlert(input)];
  return ACCOUNT_FLAGS.find((flag) => asked.includes(flag)) ?? 'not_known';
}

function flagOfBand(input: FlagInput): AccountFlag {
  switch (input.band) {
    case 'red':
      return 'call_today';
    case 'yellow':
      return flagOfYellow(input);
    case 'green':
      return input.isReadyToExpand ? 'expansion_talk' : 'standard_cadence';
    case 'unknown':
      return 'not_known';
  }
}

function flagOfAlert(input: FlagInput): AccountFlag | null {
  const { alert, band } = input;
  if (alert === null || alert.isSnoozed) return null;
  switch (alert.tier) {
    case 'critical':
      return 'call_today';
    case 'high':
      return alert.isTurnedRed && band === 'unknown' ? 'call_today' : 'schedule_this_week';
    case 'moderate':
    case 'renewal':
      return flagOfYellow(input);
    case 'expansion':
      return band === 'green' ? 'expansion_talk' : null;
  }
}

/** An account without a tier has no renewal near: its attention is that of any other yellow one. */
const flagOfYellow = ({ tier, renewalDays }: FlagInput): AccountFlag =>
  findAttention(tier ?? 3, 'yellow', renewalDays) === 'quarterly' ? 'schedule_this_quarter' : 'schedule_this_week';
