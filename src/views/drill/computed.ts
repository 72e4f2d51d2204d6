import type { ModalView } from '@slack/types';
import type { AccountCard } from '../../domain/account-card';
import { describeDimensions } from '../account-dimensions';
import { CALLBACKS } from '../ids';
import { SHOWN } from '../limits';
import { section } from '../message';
import { escapeMrkdwn, plain } from '../mrkdwn';

/** How a score was computed, over the card it belongs to. */
export function buildComputed({ name, health }: AccountCard): ModalView {
  const lines = health === null ? ['Not scored yet: the next run will.'] : describeDimensions(health);
  return {
    type: 'modal',
    callback_id: CALLBACKS.computed,
    title: plain('How it was computed', 24),
    close: plain('Close', 24),
    blocks: [section([`*${escapeMrkdwn(name, SHOWN.name)}*`, ...lines].join('\n'))],
  };
}
