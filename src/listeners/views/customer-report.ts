import { z } from 'zod';
import { buildReportNote } from '../../views/customer-report/report-note';
import { buildReportUnderWay, sayInternalWord } from '../../views/customer-report/report-modal';
import { CALLBACKS, INPUTS } from '../../views/ids';
import { callerOfInteraction } from '../caller';
import type { ListenerDeps } from '../deps';
import { parseCustomerReport } from './parse-customer-report';
import type { SubmitArgs } from './submission';

const Target = z.object({ accountId: z.string().min(1) });

/** A word no customer may read is said under its field; else the form gives way, and the files come in a direct message: once, submitted twice or not. */
export const onCustomerReportForm =
  ({ customerReports, sendFiles, sendOnce, clock, command }: ListenerDeps) =>
  async ({ ack, view, body }: SubmitArgs): Promise<void> => {
    const form = parseCustomerReport(view.state.values);
    if (!form.ok) return ack({ response_action: 'errors', errors: form.errors });
    const { accountId } = Target.parse(JSON.parse(view.private_metadata));
    const caller = callerOfInteraction(body);
    const asked = { caller, accountId, now: clock.now(), form: form.value };
    const { accountName, found } = await customerReports.check(asked);
    const errors = [
      ...(found.goals === null ? [] : [[INPUTS.reportGoals, sayInternalWord(found.goals)]]),
      ...(found.outcome === null ? [] : [[INPUTS.reportOutcome, sayInternalWord(found.outcome)]]),
    ];
    if (errors.length > 0) return ack({ response_action: 'errors', errors: Object.fromEntries(errors) });
    await ack({ response_action: 'update', view: buildReportUnderWay(accountName) });
    const { slackUserId } = caller;
    const subject = JSON.stringify([accountId, form.value]); // with other words it is another report
    await sendOnce({ slackUserId, surface: CALLBACKS.customerReport, subject, now: asked.now }, async () => {
      const { facts, report, files } = await customerReports.write(asked);
      await sendFiles(slackUserId, buildReportNote(facts, report, command), files);
    });
  };
