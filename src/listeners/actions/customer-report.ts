import { buildReportModal } from '../../views/customer-report/report-modal';
import { callerOfInteraction } from '../caller';
import type { ListenerDeps } from '../deps';
import type { PressArgs } from './press';
import { showView } from './show-view';

/** "Report for the customer" in a card's menu. */
export async function openCustomerReport(deps: ListenerDeps, args: PressArgs, accountId: string): Promise<void> {
  const asked = { caller: callerOfInteraction(args.body), accountId, now: deps.clock.now() };
  await showView(deps, args, buildReportModal(await deps.customerReports.offer(asked)));
}
