import { buildSnoozeModal } from '../../views/modals/alert-modals';
import { originOf } from '../alert-origin';
import { callerOfInteraction } from '../caller';
import type { ListenerDeps } from '../deps';
import { redrawAlert } from '../redraw-alert';
import { openAlertForm } from './open-alert-form';
import { snoozeChoiceOf, type PressArgs } from './press';

const OFFERED_DAYS = 7;
const DAY_MS = 86_400_000;

/** A duration snoozes at once; the last line of the menu asks for a day and a reason. */
export const onSnoozeAlert =
  (deps: ListenerDeps) =>
  async (args: PressArgs): Promise<void> => {
    await args.ack();
    const { choice, alertId } = snoozeChoiceOf(args.action);
    if (choice === 'other')
      return openAlertForm(deps, args, alertId, (target, now) => buildSnoozeModal(target, offeredDay(now)));
    const now = deps.clock.now();
    const caller = callerOfInteraction(args.body);
    const end = { kind: 'after', days: Number(choice) } as const;
    const card = await deps.answerAlert.snooze({ caller, alertId, now, end, reason: null });
    await redrawAlert(deps, { origin: originOf(args.body), card, caller, now });
  };

const offeredDay = (now: Date): string => new Date(now.getTime() + OFFERED_DAYS * DAY_MS).toISOString().slice(0, 10);
