import type { Band } from '../domain/band';
import type { AccountFlag } from '../domain/list';
import { findAttention } from './attention';

export type FlagInput = {
  band: Band;
  tier: number | null; // portfolio tier, 1–5
  renewalDays: number | null; // to the renewal; null or negative: not known
  isReadyToExpand: boolean;
};

/**
 * What an account asks for, in one word (R172): red a call today, yellow an appointment, green its standard cadence. Yellow is scheduled this
 * week with the renewal at most 120 days away or in tier 1, else this quarter (X24). Blue, an expansion talk, is a flag of its own and only
 * green accounts carry it (X22, R141). An unknown band asks for nothing. Never throws.
 */
export function decideFlag({ band, tier, renewalDays, isReadyToExpand }: FlagInput): AccountFlag {
  switch (band) {
    case 'red':
      return 'call_today';
    case 'yellow':
      // a yellow account without a tier has no renewal near: its attention is that of any other yellow one
      return findAttention(tier ?? 3, band, renewalDays) === 'quarterly'
        ? 'schedule_this_quarter'
        : 'schedule_this_week';
    case 'green':
      return isReadyToExpand ? 'expansion_talk' : 'standard_cadence';
    case 'unknown':
      return 'not_known';
  }
}
