import type { Db } from '../../db/client';
import { listAlarms } from '../../db/queries/monitors';
import { MONITOR_WORDS } from '../../views/failures';
import { type Finding, note, ok } from './finding';

/** Failure modes over their limit (R27–R33), the company's and how many people's. */
export async function diagnoseFailures(db: Db): Promise<Finding[]> {
  const alarms = (await listAlarms(db)).flatMap(({ monitor, ...rest }) =>
    monitor === 'required_facts' ? [] : [{ ...rest, monitor }],
  ); // facts that went away stand with their counts
  const own = alarms.filter(({ subject }) => subject === '');
  const people = alarms.length - own.length;
  if (alarms.length === 0) return [ok('failure modes', 'none is over its limit, as last measured')];
  return [
    ...own.map(({ monitor, since }) => note('failure modes', `${MONITOR_WORDS[monitor]} since ${since}: see failures`)),
    ...(people === 0
      ? []
      : [note('failure modes', `signs of score gaming about ${people} people: they and their managers were told`)]),
  ];
}
