import type { HomeView } from '@slack/types';
import type { Refusal } from '../../domain/viewer';
import { ACTIONS, BLOCKS, CALLBACKS } from '../ids';
import { button, section } from '../message';
import { FAILED_SENTENCE, REFUSAL_SENTENCES } from '../notice';

/** Home of someone who may not use Barometer: why, and nothing about any account. */
export function buildRefusedHome(reason: Refusal): HomeView {
  return { type: 'home', callback_id: CALLBACKS.home, blocks: [section(REFUSAL_SENTENCES[reason])] };
}

/** Home when it could not be read: says so and offers to try again. */
export function buildFailedHome(): HomeView {
  const retry = button(ACTIONS.refreshHome, 'Try again', 'refresh', 'read everything again');
  const blocks = [
    section(FAILED_SENTENCE),
    { type: 'actions' as const, block_id: BLOCKS.homeRetry, elements: [retry] },
  ];
  return { type: 'home', callback_id: CALLBACKS.home, blocks };
}
