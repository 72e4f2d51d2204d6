import { z } from 'zod';
import type { AwayForm } from '../../services/absence/create-absences';
import { INPUTS } from '../../views/ids';
import { parseWith, personKey, type FormResult } from './parse-forms';

/** Back on a day after `today` (YYYY-MM-DD where the person is), at most a year ahead. */
export function parseAway(values: unknown, today: string): FormResult<AwayForm> {
  return parseWith(z.object(fieldsOf(today)), values, toForm);
}

/** The same of somebody else, who cannot cover for themselves. `today` is that of whoever fills it in. */
export function parsePodAway(values: unknown, today: string): FormResult<AwayForm & { personKey: string }> {
  const Away = z
    .object({ [INPUTS.awayPerson]: personKey, ...fieldsOf(today) })
    .refine((form) => form.away_cover !== form.away_person, {
      path: [INPUTS.awayCover],
      message: 'Choose someone who is there.',
    });
  return parseWith(Away, values, (form) => ({ ...toForm(form), personKey: form.away_person }));
}

const fieldsOf = (today: string) => ({
  [INPUTS.awayUntil]: z
    .string('Choose a day.')
    .refine((day) => day > today, 'Choose a day after today.')
    .refine((day) => day <= aYearAfter(today), 'Choose a day within a year.'),
  [INPUTS.awayCover]: personKey.nullish(), // the field is not there when nobody can cover
});

const toForm = (form: { away_until: string; away_cover?: string | null | undefined }): AwayForm => ({
  backOn: form.away_until,
  coverKey: form.away_cover ?? null,
});

const aYearAfter = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
