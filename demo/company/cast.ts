import type { AccountPlan } from './account-plan';
import type { Story } from './story';
import { churnAfterSilence } from './stories/churn-after-silence';
import { detractor } from './stories/detractor';
import { downgrade } from './stories/downgrade';
import { flipFlop } from './stories/flip-flop';
import { newcomer } from './stories/newcomer';
import { onlyAdmins } from './stories/only-admins';
import { p1LeftOpen } from './stories/p1-left-open';
import { paymentDisputes } from './stories/payment-disputes';
import { pilotTakesOff } from './stories/pilot-takes-off';
import { quietTeam } from './stories/quiet-team';
import { recovery } from './stories/recovery';
import { renewalWithLowUse } from './stories/renewal-with-low-use';
import { createSeasonal } from './stories/seasonal';
import { slowDecline } from './stories/slow-decline';
import { sponsorLeaves } from './stories/sponsor-leaves';
import { staleSource } from './stories/stale-source';
import { ticketStorm } from './stories/ticket-storm';
import { unpaidInvoice } from './stories/unpaid-invoice';

/** One telling of a story: to which account (index modulo 3 is its pod), and how many days later than the story says. */
export type Role = {
  story: Story;
  index: number;
  shiftDays: number;
  traits?: Partial<Pick<AccountPlan, 'name' | 'segment' | 'industry'>>;
};

/** Each story once. Pods by index: 0 americas, 1 emea, 2 apac, and so on modulo 3. */
const LEADS: readonly Role[] = [
  {
    story: quietTeam,
    index: 0,
    shiftDays: 0,
    traits: { name: 'Acme', segment: 'mid_market', industry: 'logistics' },
  },
  { story: p1LeftOpen, index: 1, shiftDays: 0, traits: { name: '<!channel> & <b>Tables' } },
  { story: unpaidInvoice, index: 2, shiftDays: 0 },
  { story: sponsorLeaves, index: 3, shiftDays: 0 },
  { story: staleSource, index: 4, shiftDays: 0 },
  { story: detractor, index: 5, shiftDays: 0, traits: { segment: 'enterprise' } },
  { story: pilotTakesOff, index: 6, shiftDays: 0, traits: { segment: 'smb' } },
  { story: flipFlop, index: 7, shiftDays: 0, traits: { segment: 'enterprise' } },
  { story: slowDecline, index: 8, shiftDays: 0 },
  { story: churnAfterSilence, index: 9, shiftDays: 0 },
  { story: renewalWithLowUse, index: 10, shiftDays: 0 },
  { story: ticketStorm, index: 11, shiftDays: 0, traits: { segment: 'enterprise' } },
  { story: paymentDisputes, index: 12, shiftDays: 0 },
  { story: downgrade, index: 13, shiftDays: 0 },
  { story: onlyAdmins, index: 14, shiftDays: 0 },
  { story: recovery, index: 15, shiftDays: 0 },
  { story: newcomer, index: 17, shiftDays: 0 },
];

/** The same stories elsewhere, at other times. */
const ECHOES: readonly Role[] = [
  { story: quietTeam, index: 20, shiftDays: 10 },
  { story: sponsorLeaves, index: 22, shiftDays: 6 },
  { story: unpaidInvoice, index: 27, shiftDays: 9 },
  { story: p1LeftOpen, index: 32, shiftDays: 12 },
  { story: recovery, index: 37, shiftDays: 4 },
  { story: onlyAdmins, index: 42, shiftDays: 13 },
  { story: p1LeftOpen, index: 44, shiftDays: 5 },
  { story: ticketStorm, index: 46, shiftDays: 8, traits: { segment: 'enterprise' } },
  { story: renewalWithLowUse, index: 53, shiftDays: 11 },
  { story: churnAfterSilence, index: 58, shiftDays: 14 },
  { story: recovery, index: 65, shiftDays: 7 },
  { story: paymentDisputes, index: 68, shiftDays: -6 },
  { story: pilotTakesOff, index: 70, shiftDays: 5, traits: { segment: 'smb' } },
  { story: detractor, index: 75, shiftDays: 15, traits: { segment: 'enterprise' } },
  { story: newcomer, index: 81, shiftDays: 10 },
];

/** @param quietMonths - Months (1–12) in which the seasonal customer rests. */
export function listCast(quietMonths: readonly number[]): readonly Role[] {
  const seasonal: Role = {
    story: createSeasonal(quietMonths),
    index: 16,
    shiftDays: 0,
    traits: { industry: 'hospitality' },
  };
  return [...LEADS, seasonal, ...ECHOES];
}
