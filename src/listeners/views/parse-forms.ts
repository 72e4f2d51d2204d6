import { z } from 'zod';
import { ACTION_KINDS, type ActionKind } from '../../domain/action-kind';
import { OUTCOMES } from '../../domain/alert';
import type { LoggedAction, Resolution, Snooze } from '../../services/answer-alert';
import type { Reassignment } from '../../services/hand-over/create-hand-over';
import { INPUTS } from '../../views/ids';
import { dropUnstorable } from '../drop-unstorable';

/** `errors`: block_id → sentence, as Slack shows them under each field. */
export type FormResult<Form> = { ok: true; value: Form } | { ok: false; errors: Record<string, string> };

/** When a form is sent, and which day (YYYY-MM-DD) it is for whoever sends it. */
export type FormTime = { now: Date; today: string };

const Element = z.object({
  value: z.string().nullish(),
  selected_date: z.iso.date('Choose a day.').nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
});
const Values = z.record(z.string(), z.record(z.string(), Element));
type Values = z.infer<typeof Values>;

const note = z.string('Write a word or two.').trim().min(1, 'Write a word or two.').max(3000);
const optionalNote = z
  .string()
  .trim()
  .max(3000)
  .nullable()
  .transform((text) => (text === '' ? null : text));

/** As a form sends back one of the people it offered. */
export const personKey = z.string('Choose someone.').regex(/^[0-9a-f]{24}$/, 'Choose someone.');

const LogAction = z.object({
  [INPUTS.actionKind]: z.enum(ACTION_KINDS, 'Choose what you did.'),
  [INPUTS.actionNote]: note,
  [INPUTS.nextStep]: optionalNote,
});

const Touch = z.object({
  [INPUTS.actionKind]: z.enum(ACTION_KINDS, 'Choose what you did.'),
  [INPUTS.actionNote]: optionalNote,
});

export function parseTouch(values: unknown): FormResult<{ kind: ActionKind; note: string | null }> {
  return parseWith(Touch, values, (form) => ({ kind: form.action_kind, note: form.action_note ?? null }));
}

/** The day of the next step is a day where the person is: today at the earliest. */
export function parseLogAction(values: unknown, { today }: FormTime): FormResult<LoggedAction> {
  const nextStepOn = z
    .string()
    .nullable()
    .refine((chosen) => chosen === null || chosen >= today, 'Choose today or a later day.');
  return parseWith(LogAction.extend({ [INPUTS.nextStepOn]: nextStepOn }), values, (form) => ({
    kind: form.action_kind,
    note: form.action_note,
    nextStep: form.next_step,
    nextStepOn: form.next_step_on,
  }));
}

/** A snooze must end on a later day; that the service takes it for that long it decides itself. */
export function parseSnooze(values: unknown, { now, today }: FormTime): FormResult<Snooze> {
  const day = z.string('Choose a day.').refine((chosen) => chosen > today, 'Choose a day after today.');
  const last = new Date(now.getTime() + LONGEST_SNOOZE_MS).toISOString().slice(0, 10);
  const Form = z.object({
    [INPUTS.snoozeUntil]: day.refine((chosen) => chosen < last, 'Choose a day within 90 days.'),
    [INPUTS.snoozeReason]: note,
  });
  return parseWith(Form, values, (form) => ({
    end: { kind: 'on', day: form.snooze_until },
    reason: form.snooze_reason,
  }));
}

const LONGEST_SNOOZE_MS = 90 * 86_400_000;

/** A false alarm without its reason teaches nobody anything: whoever tunes the triggers reads it. */
const Resolve = z
  .object({ [INPUTS.outcome]: z.enum(OUTCOMES, 'Choose how it ended.'), [INPUTS.outcomeNote]: optionalNote })
  .refine((form) => form.outcome !== 'false_alarm' || form.outcome_note !== null, {
    path: [INPUTS.outcomeNote],
    message: 'Say what was wrong, so that it can be mended.',
  });

export function parseResolution(values: unknown): FormResult<Resolution> {
  return parseWith(Resolve, values, (form) => ({ outcome: form.outcome, note: form.outcome_note }));
}

const Reassign = z.object({
  [INPUTS.reassignTo]: personKey,
  [INPUTS.reassignNote]: optionalNote,
});

export function parseReassignment(values: unknown): FormResult<Reassignment> {
  return parseWith(Reassign, values, (form) => ({ toKey: form.reassign_to, note: form.reassign_note }));
}

/** What a form says, or a sentence under each field that is wrong. */
export function parseWith<Shape extends z.ZodType, Form>(
  shape: Shape,
  values: unknown,
  toForm: (parsed: z.output<Shape>) => Form,
): FormResult<Form> {
  const parsed = shape.safeParse(flatten(Values.parse(values)));
  if (parsed.success) return { ok: true, value: toForm(parsed.data) };
  const errors = parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message] as const);
  return { ok: false, errors: Object.fromEntries(errors.toReversed()) }; // the first problem of a field is the one shown
}

/** block_id and action_id of our inputs are one word: `{ note: { note: { value } } }` → `{ note: value }`. */
function flatten(values: Values): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(values).map(([id, inputs]) => {
      const input = inputs[id];
      const filled = input?.value ?? input?.selected_date ?? input?.selected_option?.value ?? null;
      return [id, filled === null ? null : dropUnstorable(filled)];
    }),
  );
}
