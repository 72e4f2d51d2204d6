import type { KnownBlock } from '@slack/types';
import type { MatchOutcome } from '../../domain/source-match';
import { ACTIONS } from '../ids';
import { LIMITS } from '../limits';
import { button, section, type Message } from '../message';
import { escapeMrkdwn } from '../mrkdwn';
import { sayMatchOutcome } from './match-outcome';

/** What came of a match, with the way back. */
export function buildMatchMessage(outcome: MatchOutcome): Message {
  const lines = sayMatchOutcome(outcome, (text) => escapeMrkdwn(text, 80));
  const value = JSON.stringify([outcome.source, outcome.key]);
  const isLast = outcome.change === 'undo' || value.length > LIMITS.buttonValue;
  const undo = button(ACTIONS.undoMatch, 'Undo', value, outcome.customer);
  const blocks: KnownBlock[] = [
    section(lines.join('\n')),
    ...(isLast ? [] : [{ type: 'actions' as const, elements: [undo] }]),
  ];
  return { text: lines.join(' '), blocks };
}
