import { eq } from 'drizzle-orm';
import { setTimeout as pause } from 'node:timers/promises';
import type { Db } from '../../src/db/client';
import { alerts } from '../../src/db/schema';
import type { Outcome } from '../../src/domain/alert';
import { ACTIONS, INPUTS } from '../../src/views/ids';
import type { Workspace } from '../../workspace/server/start-workspace';
import type { UiStateValues } from '../../workspace/ui-contract';
import { findButton } from './find-button';

const PATIENCE_MS = 5_000;
const LOOK_EVERY_MS = 4;

export type AlertNow = typeof alerts.$inferSelect;
/** `pressed`: done, as the database says; `noButton`: nowhere to press; `failed`: pressed, and nothing came of it. */
export type PressResult = 'pressed' | 'noButton' | 'failed';
export type Hands = { workspace: Workspace; db: Db };
type Pressing = { as: string; alert: AlertNow };

const isSeen = (now: AlertNow): boolean => now.status !== 'open';
const isResolved = (now: AlertNow): boolean => now.status === 'resolved';
const isActed = (now: AlertNow): boolean => now.firstActionAt !== null || isResolved(now);

export async function findAlert(db: Db, alertId: string): Promise<AlertNow | null> {
  const [row] = await db.select().from(alerts).where(eq(alerts.alertId, alertId));
  return row ?? null;
}

export async function pressAcknowledge(hands: Hands, pressing: Pressing): Promise<PressResult> {
  return press(hands, pressing, { actionId: ACTIONS.acknowledge, form: null, isDone: isSeen });
}

export async function pressLogAction(hands: Hands, pressing: Pressing, note: string): Promise<PressResult> {
  const form = { ...select(INPUTS.actionKind, 'call'), ...text(INPUTS.actionNote, note) };
  return press(hands, pressing, { actionId: ACTIONS.logAction, form, isDone: isActed });
}

export async function pressResolve(hands: Hands, pressing: Pressing, outcome: Outcome): Promise<PressResult> {
  const form = { ...select(INPUTS.outcome, outcome), ...text(INPUTS.outcomeNote, 'As it turned out.') };
  return press(hands, pressing, { actionId: ACTIONS.more, form, isDone: isResolved });
}

type Step = { actionId: string; form: UiStateValues | null; isDone: (now: AlertNow) => boolean };

/** A press as a person makes it: the button, the form it opens if it does, and then looking whether it has taken. */
async function press(hands: Hands, { as, alert }: Pressing, { actionId, form, isDone }: Step): Promise<PressResult> {
  const { workspace, db } = hands;
  const button = findButton(workspace, { ...alert, as, actionId });
  if (button === null) return 'noButton';
  const reply = await workspace.action({ as, ...button, values: {} });
  if (!reply.ok) return 'failed';
  if (form !== null && !(await submitForm(workspace, as, form))) return 'failed';
  for (const startedMs = performance.now(); performance.now() - startedMs < PATIENCE_MS; await pause(LOOK_EVERY_MS)) {
    const now = await findAlert(db, alert.alertId);
    if (now === null || isDone(now)) return 'pressed';
  }
  return 'failed';
}

/** Fills in the form that a press has opened. */
export async function submitForm(workspace: Workspace, as: string, form: UiStateValues): Promise<boolean> {
  const view = await workspace.waitFor(() => workspace.modals(as).at(-1)).catch(() => null);
  if (view === null) return false;
  const reply = await workspace.submitView(as, view.id, form);
  if (!reply.ok) await workspace.closeView(as, view.id);
  return reply.ok;
}

const select = (id: string, value: string): UiStateValues => ({
  [id]: { [id]: { type: 'static_select', selected_option: { value } } },
});
const text = (id: string, value: string): UiStateValues => ({ [id]: { [id]: { type: 'plain_text_input', value } } });
