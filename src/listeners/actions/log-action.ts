import { buildLogActionModal } from '../../views/modals/alert-modals';
import type { ListenerDeps } from '../deps';
import { openAlertForm } from './open-alert-form';
import { alertIdOf, type PressArgs } from './press';

export const onLogAction =
  (deps: ListenerDeps) =>
  async (args: PressArgs): Promise<void> => {
    await args.ack();
    await openAlertForm(deps, args, alertIdOf(args.action), buildLogActionModal);
  };
