import type { ModalView } from '@slack/types';
import { CALLBACKS } from '../ids';
import { section } from '../message';
import { plain } from '../mrkdwn';

export const CHART_UNDER_WAY = 'The chart comes to you in a direct message.';
export const CHART_SENT = 'Sent to you in a direct message.';
export const NO_CHART = 'There is nothing to draw yet: this account was never scored in the last 180 days.';

/** One sentence over a window, where no message can be written to. */
export function buildUnderWay(sentence: string): ModalView {
  return {
    type: 'modal',
    callback_id: CALLBACKS.underWay,
    title: plain('Account health', 24),
    close: plain('Close', 24),
    blocks: [section(sentence)],
  };
}
