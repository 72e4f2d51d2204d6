import type { Button, KnownBlock } from '@slack/types';
import type { Home } from '../../domain/home';
import { dayBack } from '../absence';
import { ACTIONS } from '../ids';
import { button, context } from '../message';
import { escapeWithin, mrkdwn } from '../mrkdwn';

const COVERED_SHOWN = 5;

/** Near the top: that one is away, and whom one covers for. */
export function absenceBlocks({ absence, covering }: Pick<Home, 'absence' | 'covering'>): KnownBlock[] {
  return [...(absence === null ? [] : [awaySection(absence)]), ...coveringLine(covering)];
}

function awaySection(absence: NonNullable<Home['absence']>): KnownBlock {
  const { coverName, byName } = absence;
  const who = coverName === null ? 'whoever the rules name next' : escapeWithin(coverName, 80);
  const by = byName === null ? '' : ` Set by ${escapeWithin(byName, 80)}.`;
  const text = `*You are away until ${dayBack(absence)}.* New alerts go to ${who}.${by}`;
  const accessory = button(ACTIONS.comeBack, 'I’m back', 'back', 'end the absence');
  return { type: 'section', text: mrkdwn(text), accessory };
}

function coveringLine(covering: Home['covering']): KnownBlock[] {
  if (covering.length === 0) return [];
  const names = covering.slice(0, COVERED_SHOWN).map((one) => `${escapeWithin(one.name, 80)} until ${dayBack(one)}`);
  const rest = covering.length - COVERED_SHOWN;
  return [context(`You cover for ${[...names, ...(rest > 0 ? [`${rest} more`] : [])].join(', ')}.`)];
}

/** For whoever is there. */
export const awayButton = (): Button => button(ACTIONS.goAway, 'I’ll be away…', 'away', 'name who covers for you');
