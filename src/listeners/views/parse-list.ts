import { z } from 'zod';
import { SEGMENTS } from '../../domain/account';
import { type Band, BANDS } from '../../domain/band';
import { BUILT_IN_LISTS, type Conditions, RENEWAL_WINDOWS } from '../../domain/list';
import { toPlainName } from '../../services/lists/find-list';
import { LIST_NAMES } from '../../views/list/list-names';
import { LIST_NAME_LENGTH, USAGE_CHOICES } from '../../views/list/new-list-modal';
import { type FormResult, parseWith } from './parse-forms';
import { LIST_INPUTS } from '../../views/list/list-inputs';

export type NewList = { name: string; conditions: Conditions };

const RESERVED = new Set(BUILT_IN_LISTS.map((list) => toPlainName(LIST_NAMES[list])));

const name = z
  .string('Give it a name.')
  .trim()
  .max(LIST_NAME_LENGTH, `At most ${LIST_NAME_LENGTH} characters.`)
  .refine((given) => toPlainName(given) !== '', 'Give it a name with a letter or digit.')
  .refine((given) => !RESERVED.has(toPlainName(given)), 'Everyone has a list of this name; choose another one.');

/** What a number field sends: text, or nothing. */
const amount = (most: number, sentence: string) =>
  z
    .string()
    .nullish()
    .transform((text) => (text === null || text === undefined || text.trim() === '' ? undefined : Number(text)))
    .pipe(z.number(sentence).min(0, sentence).max(most, sentence).optional());
const score = amount(100, 'A score is a number from 0 to 100.');

const USAGE = Object.keys(USAGE_CHOICES) as (keyof typeof USAGE_CHOICES)[];

const Form = z
  .object({
    [LIST_INPUTS.name]: name,
    [LIST_INPUTS.segment]: z.enum(SEGMENTS).nullish(),
    [LIST_INPUTS.renewal]: z.enum(RENEWAL_WINDOWS.map(String)).nullish(),
    [LIST_INPUTS.scoreBelow]: score,
    [LIST_INPUTS.scoreAbove]: score,
    [LIST_INPUTS.arrAbove]: amount(1e12, 'An amount per year, 0 or more.'),
    [LIST_INPUTS.usage]: z.enum(USAGE).nullish(),
    [LIST_INPUTS.tier]: z.enum(['1', '2', '3', '4', '5']).nullish(),
  })
  .refine(({ list_score_below: below, list_score_above: above }) => !isEmptyRange(below, above), {
    path: [LIST_INPUTS.scoreBelow],
    message: 'No score is under this and over the other.',
  });

function isEmptyRange(below: number | undefined, above: number | undefined): boolean {
  return below !== undefined && above !== undefined && Math.ceil(below) - Math.floor(above) < 2; // scores are whole
}

const Boxes = z.object({ selected_options: z.array(z.object({ value: z.string() })).nullish() });
const Values = z.record(z.string(), z.record(z.string(), z.unknown()));
const Bands = z.array(z.enum(BANDS));

/** A list as it was filled in; one without any condition is refused under its name. */
export function parseList(values: unknown): FormResult<NewList> {
  const bands: Band[] = Bands.parse(ticked(values, LIST_INPUTS.bands));
  const hasOpenAlert = ticked(values, LIST_INPUTS.alerts).length > 0;
  const form = parseWith(Form, values, (given): NewList => {
    const conditions: Conditions = {
      ...(bands.length === 0 ? {} : { bands }),
      ...(hasOpenAlert ? { hasOpenAlert: true } : {}),
      segment: given.list_segment ?? undefined,
      renewalWithinDays: numberOf(given.list_renewal),
      scoreBelow: given.list_score_below,
      scoreAbove: given.list_score_above,
      arrAbove: given.list_arr_above,
      tier: numberOf(given.list_tier),
      ...usageOf(given.list_usage ?? null),
    };
    return { name: given.list_name, conditions };
  });
  if (!form.ok || Object.values(form.value.conditions).some((limit) => limit !== undefined)) return form;
  return { ok: false, errors: { [LIST_INPUTS.name]: 'Fill in at least one thing the accounts have in common.' } };
}

function ticked(values: unknown, id: string): string[] {
  const box = Values.parse(values)[id]?.[id];
  return (Boxes.parse(box ?? {}).selected_options ?? []).map(({ value }) => value);
}

const numberOf = (text: string | null | undefined): number | undefined =>
  text === null || text === undefined ? undefined : Number(text);

function usageOf(choice: (typeof USAGE)[number] | null): Conditions {
  if (choice === null) return {};
  const [direction, rate] = choice.split('_');
  return direction === 'down' ? { usageDownBy: Number(rate) } : { usageUpBy: Number(rate) };
}
