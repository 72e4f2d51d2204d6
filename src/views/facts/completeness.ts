import type { KnownBlock } from '@slack/types';
import type { Completeness } from '../../domain/required-fact';
import { ACTIONS } from '../ids';
import { button } from '../message';
import { mrkdwn } from '../mrkdwn';
import { count } from '../wording';
import { capitalised, FACT_WORDS } from './fact-words';

/** "Executive sponsor unknown for 12 of 149 customers" */
export const sayCompleteness = ({ fact, accounts, unknown }: Completeness): string =>
  `${capitalised(FACT_WORDS[fact])} unknown for ${unknown} of ${count(accounts, 'customer')}`;

/** Of how many customers required facts are unknown (R231), and a way to the asker's own. Nothing where all are known. */
export function buildCompleteness(completeness: readonly Completeness[]): KnownBlock[] {
  const lines = completeness.filter(({ unknown }) => unknown > 0).map(sayCompleteness);
  if (lines.length === 0) return [];
  const text = mrkdwn(`*Facts nobody has told me*\n${lines.join('\n')}`);
  return [{ type: 'section', text, accessory: button(ACTIONS.listLacking, 'Show mine', 'mine', 'accounts of yours') }];
}
