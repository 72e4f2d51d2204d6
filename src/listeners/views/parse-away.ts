import { z } from 'zod';
import type { AwayForm } from '../../services/absence/create-absences';
import { INPUTS } from '../../views/ids';
import { parseWith, personKey, type FormResult } from './parse-forms';

/** Back on a day after `today` (YYYY-MM-DD where the person is), at most a year ahead. */
export function parseAway(values: unknown, today: string): FormResult<AwayForm> {
  const Away = z.object({
    [INPUTS.awayUntil]: z
      .string('Choose a day.')
      .refine((day) => day > today, 'Choose a day after today.')
      .refine((day) => day <= aYearAfter(today), 'Choose a day within a year.'),
    [INPUTS.awayCover]: personKey.nullish(), // the field is not there when nobody can cover
  });
  return parseWith(Away, values, (form) => ({ backOn: form.away_until, coverKey: form.away_cover ?? null }));
}

const aYearAfter = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
