import type { ModalView } from '@slack/types';
import type { AccountCard } from '../../domain/account-card';
import type { SpotCheck } from '../../domain/judgement';
import { describeDimensions } from '../account-dimensions';
import { CALLBACKS, INPUTS } from '../ids';
import { VERDICT_CHOICES } from '../judgement/verdict-words';
import { LIMITS, SHOWN } from '../limits';
import { context, section } from '../message';
import { clip, escapeMrkdwn } from '../mrkdwn';
import { asSentence, bandLabel, monthOf } from '../wording';
import { buildForm } from './form';
import { selectInput, textInput } from './inputs';

const NOTE_LENGTH = 1000;

/** Carried along: ids only. `responseUrl` null: the list cannot be drawn again. */
export type SpotCheckTarget = { spotCheckId: string; responseUrl: string | null };

/** Does a score match what someone knows (R85)? The score as it was drawn, what it is now, and what stands behind it. */
export function buildSpotCheckModal(target: SpotCheckTarget, check: SpotCheck, card: AccountCard): ModalView {
  const behind = card.health === null ? [] : describeDimensions(card.health);
  const why = check.reason === null ? 'Nothing pulled it down lately.' : asSentence(check.reason, SHOWN.reason);
  return buildForm({
    callbackId: CALLBACKS.checkScore,
    metadata: JSON.stringify(target),
    title: 'Check a score',
    submit: 'Save',
    blocks: [
      section(`*${escapeMrkdwn(check.accountName, SHOWN.name)}*\n${sayScore(check, card)}\n${why}`),
      ...(behind.length === 0 ? [] : [section(behind.join('\n').slice(0, LIMITS.sectionText))]),
      selectInput({ id: INPUTS.verdict, label: 'Does this match what you know?' }, VERDICT_CHOICES),
      textInput(
        { id: INPUTS.verdictNote, label: 'Note', hint: 'What does the score not see?', isOptional: true },
        NOTE_LENGTH,
      ),
      context(
        `Counts for ${clip(monthOf(check.month), 20)}. It changes no score: it tells RevOps whether the model can be trusted.`,
      ),
    ],
  });
}

function sayScore({ score, band }: SpotCheck, { health }: AccountCard): string {
  const drawn = `Drawn at ${bandLabel(band)}, *${score ?? 'no score'}* of 100`;
  if (health === null || (health.score === score && health.band === band)) return `${drawn}.`;
  return `${drawn}; now ${bandLabel(health.band)}${health.band === 'unknown' || health.score === null ? '' : `, *${health.score}*`}.`;
}
