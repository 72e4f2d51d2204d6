import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { ENTERED_FIELDS, type EnteredField, type EnteredValue } from '../../domain/entered-fact';
import type { EnteredFact, FactForm } from '../../domain/required-fact';
import { ACTIONS, CALLBACKS } from '../ids';
import { LIMITS, SHOWN } from '../limits';
import { button, context, section } from '../message';
import { dateInput, textInput } from '../modals/inputs';
import { escapeMrkdwn, plain } from '../mrkdwn';
import { dateTime } from '../wording';
import { FACT_INPUTS, factBlockId, factInputId } from './fact-inputs';
import { capitalised, FACT_WORDS, sayEntered } from './fact-words';
import type { FactOrigin } from './fact-origin';

export const NAME_LENGTH = 200;
export const EMAIL_LENGTH = 254;
const AMOUNT_LENGTH = 24;

const WHAT_HAPPENS =
  'It counts from the next score on, with your name beside it, until a source knows it: what a source says always wins.';
const ALL_KNOWN = 'Nothing that is required of it is missing.';

/** The form for what is required of an account and unknown (R231): only that, and what people entered before, each with a way to take it back. */
export function buildFillInModal(form: FactForm, origin: FactOrigin): ModalView {
  const fields = ENTERED_FIELDS.filter((field) => form.missing.includes(field) || findEntered(form, field) !== null);
  const inputs = fields.flatMap((field) => fieldBlocks(form, field));
  const head = section(`*${escapeMrkdwn(form.name, SHOWN.name)}*${fields.length === 0 ? `\n${ALL_KNOWN}` : ''}`);
  return {
    type: 'modal',
    callback_id: CALLBACKS.fillIn,
    private_metadata: JSON.stringify({ accountId: form.accountId, origin }),
    title: plain('Fill in', LIMITS.viewTitle),
    ...(fields.length === 0 ? {} : { submit: plain('Save', LIMITS.viewTitle) }),
    close: plain('Cancel', LIMITS.viewTitle),
    blocks: [head, ...inputs, ...(fields.length === 0 ? [] : [context(WHAT_HAPPENS)])],
  };
}

const findEntered = ({ entered }: FactForm, field: EnteredField): EnteredFact | null =>
  entered.find((one) => one.field === field) ?? null;

function fieldBlocks(form: FactForm, field: EnteredField): KnownBlock[] {
  const entered = findEntered(form, field);
  const standing = entered === null ? [] : [standingBlock(form, entered)];
  return [...standing, ...inputBlocks(field, entered?.value ?? null, form.currency)];
}

function standingBlock({ currency, name }: FactForm, { field, value, byName, enteredAt }: EnteredFact): KnownBlock {
  const words = capitalised(FACT_WORDS[field]);
  const by = `entered by ${escapeMrkdwn(byName, 80)}, ${dateTime(enteredAt)}`;
  return {
    ...section(`*${words}* ${sayEntered(value, currency)}: ${by}`),
    block_id: factBlockId(field),
    accessory: button(ACTIONS.takeBackFact, 'Take back', field, `${FACT_WORDS[field]} of ${name}`),
  } as KnownBlock;
}

function inputBlocks(field: EnteredField, value: EnteredValue | null, currency: string | null): InputBlock[] {
  const isEntered = value !== null;
  const label = capitalised(FACT_WORDS[field]);
  const base = (input: string) => ({ id: factInputId(input, isEntered), isOptional: true, isOneLine: true }) as const;
  switch (field) {
    case 'renewal_on': {
      const { isOneLine: _, ...day } = base(FACT_INPUTS.renewal_on.day);
      return [dateInput({ ...day, label }, value !== null && 'day' in value ? value.day : undefined)];
    }
    case 'arr': {
      const initial = value !== null && 'amount' in value ? String(value.amount) : undefined;
      const hint = `What they pay a year, ${currency === null ? 'in their currency' : `in ${currency}`}: 120000 or 120,000.50`;
      return [textInput({ ...base(FACT_INPUTS.arr.amount), label: 'ARR', hint, initial }, AMOUNT_LENGTH)];
    }
    case 'executive_sponsor':
    case 'champion': {
      const { name, email } = value !== null && 'name' in value ? value : { name: undefined, email: undefined };
      const ids = FACT_INPUTS[field];
      const mail = { ...base(ids.email), label: `${label}: e-mail`, initial: email ?? undefined };
      return [
        textInput({ ...base(ids.name), label: `${label}: name`, initial: name }, NAME_LENGTH),
        textInput(mail, EMAIL_LENGTH),
      ];
    }
  }
}
