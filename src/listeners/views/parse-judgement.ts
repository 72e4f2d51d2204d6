import { z } from 'zod';
import { FEEDBACK_REASONS, SPOT_CHECK_VERDICTS, type NoteText } from '../../domain/judgement';
import type { Judged } from '../../domain/override';
import type { SpotCheckAnswer } from '../../services/judgement/check-score';
import type { Feedback } from '../../services/judgement/give-feedback';
import type { NewJudgement } from '../../services/judgement/judge-account';
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

const CHOSEN = /^(?:band:(red|yellow|green)|points:(-?\d{1,2}))$/;

const Judgement = z.object({
  [INPUTS.judged]: z.string('Choose what you say.').regex(CHOSEN, 'Choose what you say.'),
  [INPUTS.judgedReason]: z.string('Say why.').trim().min(1, 'Say why.').max(MOST),
  [INPUTS.judgedUntil]: z.iso.date('Choose a day.'),
});

/** Whether it may be said is for the service: who says it, and what the model says by now. */
export function parseJudgement(values: unknown): FormResult<Pick<NewJudgement, 'judged' | 'reason' | 'until'>> {
  return parseWith(Judgement, values, (form) => ({
    judged: toJudged(form.judged_as),
    reason: form.judged_reason,
    until: form.judged_until,
  }));
}

function toJudged(chosen: string): Judged {
  const [, band, points] = CHOSEN.exec(chosen) ?? [];
  const known = KNOWN_BANDS.find((one) => one === band);
  return known === undefined ? { kind: 'points', points: Number(points) } : { kind: 'band', band: known };
}

const KNOWN_BANDS = ['red', 'yellow', 'green'] as const;

/** "Something else" without a word teaches nobody anything. */
const FeedbackForm = z
  .object({ [INPUTS.feedbackReason]: z.enum(FEEDBACK_REASONS, 'Choose why.'), [INPUTS.feedbackNote]: optional })
  .refine((form) => form.feedback_reason !== 'other' || form.feedback_note !== null, {
    path: [INPUTS.feedbackNote],
    message: 'Say what it was.',
  });

export function parseFeedback(values: unknown): FormResult<Feedback> {
  return parseWith(FeedbackForm, values, (form) => ({ reason: form.feedback_reason, note: form.feedback_note }));
}

const VerdictForm = z.object({
  [INPUTS.verdict]: z.enum(SPOT_CHECK_VERDICTS, 'Choose what you say.'),
  [INPUTS.verdictNote]: optional,
});

export function parseVerdict(values: unknown): FormResult<SpotCheckAnswer> {
  return parseWith(VerdictForm, values, (form) => ({ verdict: form.verdict, note: form.verdict_note }));
}
