import type { ActionsBlock, Button, Overflow, PlainTextOption, StaticSelect } from '@slack/types';
import type { AlertStatus } from '../domain/alert';
import { ACTIONS, alertBlockId, MORE_CHOICES, type MoreChoice, type SnoozeChoice } from './ids';
import { plain } from './mrkdwn';

const SNOOZE_WORDS: Record<SnoozeChoice, string> = {
  '1': '1 day',
  '3': '3 days',
  '7': '1 week',
  '14': '2 weeks',
  other: 'Until a date, with a reason…',
};
const MORE_WORDS: Record<MoreChoice, string> = {
  why: 'Why this score',
  claim: 'Take it over',
  reassign: 'Reassign…',
  resolve: 'Resolve…',
  useless: 'Not useful because…',
};

type Target = { alertId: string; accountName: string; status: AlertStatus };

/**
 * The buttons an alert has in its present state, or none once it is resolved: Acknowledge until someone has, then Snooze,
 * Log action and the rest. `place` keeps block_ids apart when one view shows an alert twice.
 */
export function buildAlertActions(target: Target, place: string): ActionsBlock[] {
  if (target.status === 'resolved') return [];
  const elements = [
    ...(target.status === 'open' ? [acknowledgeButton(target)] : []),
    snoozeSelect(target),
    logButton(target),
    moreMenu(target),
  ];
  return [{ type: 'actions', block_id: alertBlockId(target.alertId, `${place}:${target.status}`), elements }];
}

function acknowledgeButton(target: Target): Button {
  return {
    type: 'button',
    action_id: ACTIONS.acknowledge,
    style: 'primary',
    text: plain('Acknowledge'),
    accessibility_label: plain(`Acknowledge the alert on ${target.accountName}`).text,
    value: target.alertId,
  };
}

/** One press snoozes; who wants to say why or choose the day takes the last line. */
function snoozeSelect(target: Target): StaticSelect {
  const choices: SnoozeChoice[] = ['1', '3', '7', '14', 'other'];
  return {
    type: 'static_select',
    action_id: ACTIONS.snooze,
    placeholder: plain(target.status === 'snoozed' ? 'Change snooze' : 'Snooze'),
    options: choices.map((choice) => toOption(SNOOZE_WORDS[choice], `${choice}:${target.alertId}`)),
  };
}

function logButton(target: Target): Button {
  return {
    type: 'button',
    action_id: ACTIONS.logAction,
    text: plain('Log action'),
    accessibility_label: plain(`Log an action for ${target.accountName}`).text,
    value: target.alertId,
  };
}

function moreMenu(target: Target): Overflow {
  return {
    type: 'overflow',
    action_id: ACTIONS.more,
    options: MORE_CHOICES.map((choice) => toOption(MORE_WORDS[choice], `${choice}:${target.alertId}`)),
  };
}

const toOption = (text: string, value: string): PlainTextOption => ({ text: plain(text), value });
