import { z } from 'zod';
import { ENTERED_FIELDS, type EnteredField, type EnteredValue } from '../../domain/entered-fact';
import type { FactAnswers } from '../../domain/required-fact';
import { FACT_INPUTS, factInputId } from '../../views/facts/fact-inputs';
import { EMAIL_LENGTH, NAME_LENGTH } from '../../views/facts/fill-in-modal';
import { parseWith, type FormResult } from './parse-forms';

const YEARS_BACK = 2;
const YEARS_AHEAD = 10;
const AMOUNT = /^(?:\d+|\d{1,3}(?:[ ,’'\u00a0\u202f]\d{3})+)(?:\.\d{1,2})?$/;
const MOST = 1e15; // of the CSV contract

type Answers = Record<string, string | null | undefined>;

/**
 * Which fields a form had and what stands in them. A renewal lies between two years back and ten ahead of `today`, where the person is; an amount is
 * written with or without separators of thousands, and with a point before cents.
 */
export function parseFacts(values: unknown, today: string): FormResult<FactAnswers> {
  return parseWith(buildShape(today), values, (form) => {
    const answers: FactAnswers = {};
    for (const field of ENTERED_FIELDS) {
      const value = readField(field, form);
      if (value !== undefined) answers[field] = value;
    }
    return answers;
  });
}

/** The ids of one field's first input, as it is when nobody entered anything yet, and when somebody did. */
export const listFactInputs = (field: EnteredField): string[] => {
  const [first = ''] = Object.values(FACT_INPUTS[field]);
  return [false, true].map((isEntered) => factInputId(first, isEntered));
};

function buildShape(today: string) {
  const name = optional(z.string().max(NAME_LENGTH, `A name has ${NAME_LENGTH} characters at most.`));
  const email = optional(z.email('This is no e-mail address.').max(EMAIL_LENGTH));
  const day = optional(
    z.iso
      .date('Choose a day.')
      .refine((chosen) => chosen >= addYears(today, -YEARS_BACK), `Choose a day at most ${YEARS_BACK} years back.`)
      .refine((chosen) => chosen <= addYears(today, YEARS_AHEAD), `Choose a day within ${YEARS_AHEAD} years.`),
  );
  const amount = optional(
    z
      .string()
      .regex(AMOUNT, 'Write an amount from 0 up, such as 120000.')
      .refine((text) => toAmount(text) <= MOST, 'This is more than anybody pays.'),
  );
  const inputs = [
    ...Object.values(FACT_INPUTS.executive_sponsor),
    ...Object.values(FACT_INPUTS.champion),
    FACT_INPUTS.renewal_on.day,
    FACT_INPUTS.arr.amount,
  ];
  const shapeOf = (input: string) => {
    if (input === FACT_INPUTS.renewal_on.day) return day;
    if (input === FACT_INPUTS.arr.amount) return amount;
    return input.endsWith('_email') ? email : name;
  };
  const both = inputs.flatMap((input) => [false, true].map((is) => [factInputId(input, is), shapeOf(input)] as const));
  return z.object(Object.fromEntries(both)).superRefine((form: Answers, context) => {
    for (const { name: who, email: mail } of [FACT_INPUTS.executive_sponsor, FACT_INPUTS.champion])
      for (const is of [false, true])
        if ((form[factInputId(mail, is)] ?? null) !== null && (form[factInputId(who, is)] ?? null) === null)
          context.addIssue({ code: 'custom', path: [factInputId(who, is)], message: 'Say their name, too.' });
  });
}

const optional = <Shape extends z.ZodType<string, string>>(shape: Shape) =>
  z.preprocess((text) => (typeof text === 'string' && text.trim() !== '' ? text.trim() : null), shape.nullable()).optional(); // prettier-ignore

/** Undefined: the form did not have the field. */
function readField(field: EnteredField, form: Answers): EnteredValue | null | undefined {
  const said = (input: string): string | null | undefined => {
    const [fresh, entered] = [form[factInputId(input, false)], form[factInputId(input, true)]];
    return fresh === undefined ? entered : fresh;
  };
  switch (field) {
    case 'renewal_on':
      return mapSaid(said(FACT_INPUTS.renewal_on.day), (day) => ({ day }));
    case 'arr':
      return mapSaid(said(FACT_INPUTS.arr.amount), (text) => ({ amount: toAmount(text) }));
    case 'executive_sponsor':
    case 'champion': {
      const email = said(FACT_INPUTS[field].email)?.toLowerCase() ?? null;
      return mapSaid(said(FACT_INPUTS[field].name), (name) => ({ name, email }));
    }
  }
}

const mapSaid = (
  said: string | null | undefined,
  toValue: (text: string) => EnteredValue,
): EnteredValue | null | undefined => (said === null || said === undefined ? said : toValue(said));

const toAmount = (text: string): number => Number(text.replaceAll(/[^\d.]/g, ''));

/** The same day so many years on; 29 February stands for the 28th where there is none, for ISO days compare as text. */
const addYears = (day: string, years: number): string => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
