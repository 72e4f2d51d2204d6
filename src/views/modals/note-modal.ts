import type { KnownBlock, ModalView } from '@slack/types';
import type { AccountCard } from '../../domain/account-card';
import type { AccountNote } from '../../domain/judgement';
import { sayNote } from '../judgement/account-note';
import { CALLBACKS, INPUTS } from '../ids';
import { SHOWN } from '../limits';
import { context, divider, section } from '../message';
import { escapeMrkdwn } from '../mrkdwn';
import { bandWord } from '../wording';
import { toCardMetadata, type CardOrigin } from './card-origin';
import { buildForm } from './form';
import { textInput } from './inputs';

const NOTE_LENGTH = 1000;

/** A review note by the template of R174: what changed, what trends, what is done; the examples are the account's own numbers. */
export function buildNoteModal(card: AccountCard, notes: readonly AccountNote[], origin: CardOrigin): ModalView {
  return buildForm({
    callbackId: CALLBACKS.note,
    metadata: toCardMetadata({ accountId: card.accountId, origin }),
    title: 'Review note',
    submit: 'Save',
    blocks: [
      section(
        `*${escapeMrkdwn(card.name, SHOWN.name)}*\nWrite at least one of the three. Everyone who sees the account can read it.`,
      ),
      field(INPUTS.noteChanged, 'What changed since the last review?', exampleOfChange(card)),
      field(INPUTS.noteTrends, 'What is the trend?', exampleOfTrend(card)),
      field(INPUTS.noteAction, 'What do you do about it?', exampleOfAction(card)),
      ...earlier(notes),
    ],
  });
}

const field = (id: string, label: string, placeholder: string) =>
  textInput({ id, label, placeholder, isOptional: true }, NOTE_LENGTH);

function earlier(notes: readonly AccountNote[]): KnownBlock[] {
  if (notes.length === 0) return [context('No note has been written on this account yet.')];
  return [divider, section('*Earlier notes*'), ...notes.map((note) => section(sayNote(note, SHOWN.note)))];
}

function exampleOfChange({ health }: AccountCard): string {
  if (health === null) return 'For example: a new sponsor, a project that ended';
  const change = health.momentum.change30;
  const score =
    health.band === 'unknown' || health.score === null ? [] : [`${bandWord(health.band)} at ${health.score}`];
  const moved = change === null ? [] : [`${change > 0 ? '+' : ''}${change} in 30 days`.replace('-', '−')];
  const why = health.reason === null ? [] : [`${health.reason.slice(0, 1).toLowerCase()}${health.reason.slice(1)}`];
  const known = [...score, ...moved, ...why];
  return known.length === 0 ? 'For example: a new sponsor, a project that ended' : `For example: ${known.join(', ')}`;
}

function exampleOfAction({ health }: AccountCard): string {
  const action = health?.action ?? null;
  return action === null ? 'Who does what, until when' : `For example: ${action}`;
}

function exampleOfTrend({ health }: AccountCard): string {
  const trend = health?.momentum.trend ?? 'unknown';
  const forecast = health?.forecast ?? null;
  const ahead = forecast === null ? '' : `, ${forecast.score} expected in ${forecast.horizonDays} days`;
  return trend === 'unknown' && ahead === ''
    ? 'Better, worse or the same, and by which sign'
    : `For example: ${trend === 'unknown' ? 'not clear yet' : trend}${ahead}`;
}
