import { z } from 'zod';
import { timeZone } from '../time-zone';

/** What every billing system is asked with. */
export const BILLING_SETTINGS = {
  /** The zone of the days in it: dates of bills and terms. */
  time_zone: timeZone.default('UTC'),
  /** Prices whose quantity is a number of seats. */
  seat_prices: z.array(z.string().min(1)).default([]),
};
