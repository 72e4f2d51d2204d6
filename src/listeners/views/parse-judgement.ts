import { z } from 'zod';
import type { NoteText } from '../../domain/judgement';
import { INPUTS } from '../../views/ids';
import { parseWith, type FormResult } from './parse-forms';

const MOST = 3000;
const optional = z
  .string()
  .trim()
  .max(MOST)
  .nullish()
  .transform((text) => (text === '' || text === undefined ? null : text));

const Note = z
  .object({ [INPUTS.noteChanged]: optional, [INPUTS.noteTrends]: optional, [INPUTS.noteAction]: optional })
  .refine((form) => Object.values(form).some((text) => text !== null), {
    path: [INPUTS.noteChanged],
    message: 'Write at least one of the three.',
  });

export function parseNote(values: unknown): FormResult<NoteText> {
  return parseWith(Note, values, (form) => ({
    changed: form.note_changed,
    trends: form.note_trends,
    action: form.note_action,
  }));
}
