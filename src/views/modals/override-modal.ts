import type { KnownBlock, ModalView } from '@slack/types';
import type { AccountCard, AccountHealth } from '../../domain/account-card';
import type { KnownBand } from '../../domain/band';
import type { Override } from '../../domain/override';
import { ACTIONS, BLOCKS, CALLBACKS, INPUTS } from '../ids';
import { describeJudgement } from '../account-judgement';
import { SHOWN } from '../limits';
import { button, context, section } from '../message';
import { escapeMrkdwn } from '../mrkdwn';
import { bandLabel, bandWord } from '../wording';
import { toCardMetadata, type CardOrigin } from './card-origin';
import { buildForm } from './form';
import { dateInput, selectInput, textInput } from './inputs';

const REASON_LENGTH = 500; // X19
const MOST_POINTS = 15;
const BESIDE: Record<KnownBand, readonly KnownBand[]> = {
  red: ['yellow'],
  yellow: ['red', 'green'],
  green: ['yellow'],
};
const WHAT_HAPPENS =
  'The model’s score stays as it is. Your word stands beside it, with your name and reason, until its last day. Alerts and reports follow the model; once a month it is shown who was right.';

type Judge = { card: AccountCard; offeredDay: string; origin: CardOrigin };

/** A person's judgement beside the score (R75, X19): what, why, until when; the one that stands, with a way to take it back. */
export function buildOverrideModal({ card, offeredDay, origin }: Judge): ModalView {
  return buildForm({
    callbackId: CALLBACKS.judge,
    metadata: toCardMetadata({ accountId: card.accountId, origin }),
    title: 'Your judgement',
    submit: 'Save',
    blocks: [
      section([`*${escapeMrkdwn(card.name, SHOWN.name)}*`, ...modelSays(card.health)].join('\n')),
      ...standing(card),
      selectInput({ id: INPUTS.judged, label: 'What do you say instead?' }, listChoices(card.health)),
      textInput(
        { id: INPUTS.judgedReason, label: 'Why?', hint: 'What do you know that the data does not show?' },
        REASON_LENGTH,
      ),
      dateInput({ id: INPUTS.judgedUntil, label: 'Until', hint: 'Its last day, within 90 days.' }, offeredDay),
      context(WHAT_HAPPENS),
    ],
  });
}

function modelSays(health: AccountHealth | null): string[] {
  if (health === null || health.score === null) return [];
  return [`The model says ${bandLabel(health.band)}, *${health.score}* of 100.`];
}

function standing({ standing: { judgement }, health, name }: AccountCard): KnownBlock[] {
  if (judgement === null) return [];
  const lines = describeJudgement({ judgement }, health);
  return [section(`${lines.join('\n')}\nA new judgement takes its place.`), withdrawRow(judgement.override, name)];
}

const withdrawRow = ({ overrideId }: Override, name: string): KnownBlock => ({
  type: 'actions',
  block_id: BLOCKS.judgementButtons,
  elements: [button(ACTIONS.withdrawJudgement, 'Withdraw it', overrideId, `the judgement on ${name}`)],
});

/** Every judgement that may be made, so that none that may not can be chosen: a band beside the model's, or up to 15 points. */
function listChoices(health: AccountHealth | null): Record<string, string> {
  if (health === null || health.band === 'unknown' || health.score === null) return { none: 'Nothing to judge yet' };
  const { band, score } = health;
  const bands = BESIDE[band].map((other) => [`band:${other}`, `${bandWord(other)} instead of ${bandWord(band)}`]);
  const points = Array.from({ length: MOST_POINTS }, (_, index) => MOST_POINTS - index);
  const offers = [...points, ...points.map((one) => -one).toReversed()].map((one) => [
    `points:${one}`,
    `${one > 0 ? `+${one}` : `−${-one}`} ${Math.abs(one) === 1 ? 'point' : 'points'}: ${within(score + one)} instead of ${score}`,
  ]);
  return Object.fromEntries([...bands, ...offers]);
}

const within = (score: number): number => Math.min(100, Math.max(0, score));
