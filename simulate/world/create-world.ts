import { type Calendar, createCalendar, type Region } from '../../demo/company/calendar';
import { createDice } from '../../demo/company/dice';
import type { Customer } from './customer';
import { drawCustomer } from './draw-customer';
import { drawStaff, REGIONS, type Staff } from './draw-staff';

/** What happens to all of them, or to one region's source: nobody's fate, so every alert it causes is a false one. */
export type FleetEvents = {
  outageDay: number; // the product is down for most of this day
  hiccup: { region: Region; fromDay: number; days: number }; // this region's usage comes that many days late
};

export type World = {
  seed: number;
  days: number;
  calendar: Calendar; // day 0 is the first day played
  staff: Staff;
  customers: readonly Customer[];
  events: FleetEvents;
};

const START_ON = '2026-02-02'; // a Monday, long enough after the turn of the year
export const HISTORY_DAYS = 190; // facts known before day 0, so that every window of a signal is filled
const HICCUP_DAYS = 3;

/** Everything that is going to happen, from a seed: the same one always gives the same world. Reads no clock. */
export function createWorld({ seed, days, accounts }: { seed: number; days: number; accounts: number }): World {
  const staff = drawStaff(seed, accounts);
  return {
    seed,
    days,
    calendar: createCalendar(START_ON),
    staff,
    customers: Array.from({ length: accounts }, (_, index) => drawCustomer({ seed, index, pods: staff.pods, days })),
    events: drawEvents(seed, days),
  };
}

/** One working day lost in the first half; three days of silence in the second. */
function drawEvents(seed: number, days: number): FleetEvents {
  const dice = createDice(seed, 'events');
  const week = 7 * Math.floor((days * 0.35) / 7);
  return {
    outageDay: week + dice.between(1, 3),
    hiccup: {
      region: dice.pick(REGIONS.map(({ region }) => region)),
      fromDay: Math.floor(days * 0.65) + dice.between(0, 6),
      days: HICCUP_DAYS,
    },
  };
}
