import { z } from 'zod';
import { ENGAGEMENT_ACTIONS } from '../../domain/engagement';
import { timeZone } from '../time-zone';

const eventNames = z.array(z.string().min(1));

/** Names of events by what they are around the product; one name is one thing. */
const Engagement = z.partialRecord(z.enum(ENGAGEMENT_ACTIONS), eventNames).superRefine((named, context) => {
  const names = Object.values(named).flatMap((some) => some.map((name) => name.toLowerCase()));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    context.addIssue({ code: 'custom', message: `the event "${twice}" is named twice: an event is one thing` });
});

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
  /** Events that are engagement around the product (R236), and no use of it: `{ email_opened: ['Email Opened'], … }`. */
  engagement: Engagement.default({}),
};

export type EventSettings = z.output<z.ZodObject<typeof EVENT_SETTINGS>>;
