import { z } from 'zod';
import { timeZone } from '../time-zone';

const eventNames = z.array(z.string().min(1));

/** What every source of product events is told about them, in barometer.yaml. */
export const EVENT_SETTINGS = {
  /** IANA zone in which a day begins. */
  time_zone: timeZone.default('UTC'),
  /** Events that say that somebody came; compared without regard to case. */
  login_events: eventNames.default([
    'Logged In',
    'Signed In',
    'Login',
    'user_logged_in',
    'session_start',
    '$session_start',
  ]),
  /** Events that say nothing about use: not counted at all. */
  ignore_events: eventNames.default([]),
  /** Events that are features; absent: every event that is no login. */
  feature_events: eventNames.optional(),
};

export type EventSettings = z.output<z.ZodObject<typeof EVENT_SETTINGS>>;
