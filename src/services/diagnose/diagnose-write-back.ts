import { listParkedCrmWrites } from '../../db/queries/crm-states';
import type { Db } from '../../db/client';
import type { CrmState } from '../../domain/crm-write';
import { readCrmStates } from '../write-back/read-crm-states';
import type { CrmTarget } from '../write-back/settings';
import { type Finding, note, ok, problem } from './finding';

const AREA = 'write-back';
const SHOWN = 10;

/** How each CRM stands that is written to, and what in it waits for a person. None where none is. */
export async function diagnoseWriteBack(db: Db, targets: readonly CrmTarget[], now: Date): Promise<Finding[]> {
  const findings = [];
  for (const state of await readCrmStates(db, targets, now))
    findings.push(...judge(state), ...(await listParked(db, state)));
  return findings;
}

function judge(state: CrmState): Finding[] {
  const { target, mode, stopped, problems } = state;
  if (mode === 'off') return [note(AREA, `${target}: switched off in barometer.yaml`)];
  if (stopped !== null)
    return [
      problem(
        AREA,
        `${target}: stopped by ${stopped.by} at ${stopped.at.toISOString()}: ${stopped.reason}; once that is mended: barometer write-back --start ${target}`,
      ),
    ];
  const wrong = problems.map((text) => problem(AREA, `${target}: ${text}`));
  return [...wrong, ...withheld(state), summary(state)];
}

function summary({ target, mode, writtenToday, dailyLimit, counts }: CrmState): Finding {
  if (mode === 'dry_run')
    return note(AREA, `${target}: dry run, ${counts.shown} would be written: barometer write-back --dry shows them`);
  const used = `${writtenToday} of ${dailyLimit} written today, ${counts.waiting} waiting`;
  return writtenToday >= dailyLimit && counts.waiting > 0
    ? problem(AREA, `${target}: ${used}: write_back.daily_limit is used up`)
    : ok(AREA, `${target}: ${used}`);
}

const withheld = ({ target, counts }: CrmState): Finding[] =>
  counts.withheld === 0
    ? []
    : [note(AREA, `${target}: ${counts.withheld} withheld until the data that they rest on is fresh`)];

async function listParked(db: Db, { target, counts }: CrmState): Promise<Finding[]> {
  const parked = await listParkedCrmWrites(db, { target, limit: SHOWN });
  const shown = parked.map(({ id, kind, status, accountName, recordId, reason }) => {
    const what = `${target}: ${kind} of ${accountName} (record ${recordId ?? 'not known'})`;
    const why = reason ?? 'no reason was given';
    return status === 'refused'
      ? problem(AREA, `${what} is refused: ${why}; once mended: barometer write-back --retry ${target}`)
      : problem(
          AREA,
          `${what} may or may not be there (${why}): look, then: barometer write-back --settle ${id} --as sent|resend`,
        );
  });
  const rest = counts.refused + counts.unknown - shown.length;
  return rest > 0 ? [...shown, problem(AREA, `${target}: and ${rest} more`)] : shown;
}
