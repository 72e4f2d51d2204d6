import { toPersonKey } from '../../../src/services/hand-over/person-choice';
import { choice, date, text } from '../forms';
import { RESPONSE_URL } from '../slack-stub';
import { USERS } from '../world';
import { aboutAlert, choose, press, submit, suggest } from './ask';
import type { Ids, Surface } from './surface';
import { DIGEST_ID, sendBackAll } from './world';

const alertOf = ({ alert }: Ids): string => alert;
const incidentOf = ({ incident }: Ids): string => incident;
const qbrOf = ({ qbr }: Ids): string => qbr;
const ofAlert = (word: string) => (ids: Ids) => `${word}:${ids.alert}`;

/** Alerts stand in a channel: who may not answer one is told whose it is, and nothing of the account. */
const OWNER = /^This alert is Name of rep’s\. Only /;
const REVOPS = /^Only RevOps can /;
const answer = { cells: 'yysysyy', why: OWNER } as const;
const decide = { cells: 'sssssys', why: REVOPS } as const;

/** Presses on an alert, a note of an incident and a pod’s review; and the forms they open. */
export const ALERTS: readonly Surface[] = [
  { name: 'Acknowledge', ...press('alert.acknowledge', alertOf, { place: 'message' }), ...answer, shows: /✓ Acknowledged by/, writes: 'alerts' },
  {
    name: 'Acknowledge in the rep’s digest',
    ...press('alert.acknowledge', alertOf, { block: () => `digest:${DIGEST_ID}:a0:open` }),
    ...answer, shows: (who) => (who === 'rep' ? /_acknowledged_/ : /^$/), writes: 'alerts',
  },
  ...['1', '3', '7', '14'].map((days): Surface => (
    { name: `Snooze for ${days} days`, ...choose('alert.snooze', ofAlert(days), { place: 'message' }), ...answer, shows: /Snoozed/, writes: 'alerts' }
  )),
  { name: 'Snooze until…', ...choose('alert.snooze', ofAlert('other'), { place: 'message' }), ...answer, shows: /Acme/, opens: 'alert.snooze' },
  { name: 'Log action', ...press('alert.log_action', alertOf, { place: 'message' }), ...answer, shows: /Acme/, opens: 'alert.log_action' },
  { name: 'Why this score', ...choose('alert.more', ofAlert('why'), { place: 'message' }), ...answer, shows: /\*31\* of 100/, opens: 'account.card' },
  { name: 'Take it over', ...choose('alert.more', ofAlert('claim'), { place: 'message' }), ...answer, shows: (who) => new RegExp(`DRI: <@${USERS[who].id}>`), writes: 'alerts' },
  { name: 'Reassign…', ...choose('alert.more', ofAlert('reassign'), { place: 'message' }), ...answer, shows: /Acme/, opens: 'alert.reassign' },
  { name: 'Resolve…', ...choose('alert.more', ofAlert('resolve'), { place: 'message' }), ...answer, shows: /Acme/, opens: 'alert.resolve' },
  { name: 'Not useful because…', ...choose('alert.more', ofAlert('useless'), { place: 'message' }), ...answer, shows: /Acme/, opens: 'alert.feedback' },
  { name: 'Tell the owners', ...press('incident.release', incidentOf), ...decide, shows: /The owners are told/, writes: 'incidents' },
  { name: 'One cause: close them', ...press('incident.close', incidentOf), ...decide, shows: /closed as false alarms/, writes: 'incidents' },
  { name: 'Sign off', ...press('qbr.sign', qbrOf), ...decide, shows: /Signed off by Name of revops/, writes: 'qbrs' },
  { name: 'Send back', ...press('qbr.send_back', qbrOf), ...decide, shows: /wrong/, opens: 'qbr.send_back' },
  { name: 'Prepare again', ...press('qbr.prepare', qbrOf), ...decide, given: sendBackAll, shows: /Prepared again as revision 2/, writes: 'qbrs' },
  {
    name: 'the form: log an action', ...answer, shows: /they are hiring/, writes: 'alert_events',
    ...submit('alert.log_action', aboutAlert, () => ({ action_kind: choice('call'), action_note: text('they are hiring'), next_step: text(null), next_step_on: date(null) })),
  },
  {
    name: 'the form: snooze', ...answer, shows: /Snoozed/, writes: 'alerts',
    ...submit('alert.snooze', aboutAlert, () => ({ snooze_until: date('2026-12-01'), snooze_reason: text('they are on holiday') })),
  },
  {
    name: 'the form: resolve', ...answer, shows: /Resolved: saved/, writes: 'alerts',
    ...submit('alert.resolve', aboutAlert, () => ({ outcome: choice('saved'), outcome_note: text(null) })),
  },
  {
    name: 'the form: reassign', ...answer, shows: /DRI: .*(?:manager|U0MANAGER)/, writes: 'alerts',
    ...submit('alert.reassign', aboutAlert, () => ({ reassign_to: choice(toPersonKey('manager@example.com')), reassign_note: text(null) })),
  },
  {
    name: 'the form: not useful because', ...answer, shows: /^Thank you\./, writes: 'alert_feedback',
    ...submit('alert.feedback', aboutAlert, () => ({ feedback_reason: choice('known'), feedback_note: text(null) })),
  },
  {
    name: 'the form: send a review back', ...decide, shows: /Sent back by Name of revops/, writes: 'qbrs',
    ...submit('qbr.send_back', ({ qbr }) => ({ qbrId: qbr, responseUrl: RESPONSE_URL }), () => ({ qbr_note: text('Numbers of Friday') })),
  },
  { name: 'typing whom to give an alert to', ...suggest('reassign_to', () => 'name', aboutAlert), cells: 'yynynyynnnnn', shows: /Name of/, absent: /^$/ },
]; // prettier-ignore
