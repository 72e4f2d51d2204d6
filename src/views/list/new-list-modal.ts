import type { Checkboxes, InputBlock, ModalView, NumberInput } from '@slack/types';
import { SEGMENTS } from '../../domain/account';
import { BANDS } from '../../domain/band';
import { PORTFOLIO_TIERS, RENEWAL_WINDOWS } from '../../domain/list';
import { CALLBACKS } from '../ids';
import { LIMITS } from '../limits';
import { context, section } from '../message';
import { plain } from '../mrkdwn';
import { segmentWord } from '../segment-words';
import { bandLabel } from '../wording';
import { selectInput, textInput } from '../modals/inputs';
import { LIST_INPUTS } from './list-inputs';

export const LIST_NAME_LENGTH = 40;

/** What usage may have done; `down_0.3`: by more than 30% in 30 days. */
export const USAGE_CHOICES = {
  'down_0.1': 'Down more than 10%',
  'down_0.3': 'Down more than 30%',
  'down_0.5': 'Down more than 50%',
  'up_0.1': 'Up more than 10%',
  'up_0.2': 'Up more than 20%',
  'up_0.5': 'Up more than 50%',
} as const;

/** A list of one's own (R186): all that is filled in must hold. Afterwards the message at `responseUrl` shows it. */
export function buildNewListModal(responseUrl: string): ModalView {
  const isOptional = true as const;
  return {
    type: 'modal',
    callback_id: CALLBACKS.newList,
    private_metadata: JSON.stringify({ responseUrl }),
    title: plain('New list', LIMITS.viewTitle),
    submit: plain('Save', LIMITS.viewTitle),
    close: plain('Cancel', LIMITS.viewTitle),
    blocks: [
      section('Accounts that meet everything you fill in. The list is yours alone.'),
      textInput({ id: LIST_INPUTS.name, label: 'Name', isOneLine: true }, LIST_NAME_LENGTH),
      checkboxes(LIST_INPUTS.bands, 'Status', Object.fromEntries(BANDS.map((band) => [band, bandLabel(band)]))),
      selectInput({ id: LIST_INPUTS.segment, label: 'Segment', isOptional }, SEGMENT_CHOICES),
      selectInput({ id: LIST_INPUTS.renewal, label: 'Renewal', isOptional }, RENEWAL_CHOICES),
      checkboxes(LIST_INPUTS.alerts, 'Alerts', { open: 'Has an open alert' }),
      number(LIST_INPUTS.scoreBelow, 'Score under', 100),
      number(LIST_INPUTS.scoreAbove, 'Score over', 100),
      number(LIST_INPUTS.arrAbove, 'ARR over', 1_000_000_000_000),
      selectInput({ id: LIST_INPUTS.usage, label: 'Usage in 30 days', isOptional }, USAGE_CHOICES),
      selectInput({ id: LIST_INPUTS.tier, label: 'Tier', isOptional }, TIER_CHOICES),
      context('Saved under the name of one of your lists, it takes that one’s place.'),
    ],
  };
}

const SEGMENT_CHOICES = Object.fromEntries(SEGMENTS.map((segment) => [segment, segmentWord(segment)]));
const RENEWAL_CHOICES = Object.fromEntries(RENEWAL_WINDOWS.map((days) => [String(days), `Within ${days} days`]));
const TIER_CHOICES = Object.fromEntries(PORTFOLIO_TIERS.map((tier) => [String(tier), `Tier ${tier}`]));

function checkboxes(id: string, label: string, choices: Readonly<Record<string, string>>): InputBlock {
  const options = Object.entries(choices).map(([value, words]) => ({ text: plain(words), value }));
  const element: Checkboxes = { type: 'checkboxes', action_id: id, options };
  return { type: 'input', block_id: id, label: plain(label), optional: true, element };
}

function number(id: string, label: string, most: number): InputBlock {
  const element: NumberInput = {
    type: 'number_input',
    action_id: id,
    is_decimal_allowed: false,
    min_value: '0',
    max_value: String(most),
  };
  return { type: 'input', block_id: id, label: plain(label), optional: true, element };
}
