import type { Calendar } from '../calendar';
import type { CsvRow } from '../contract';
import { managerEmailOf, PODS, STAFF } from '../staff';

const QBR_INTERVAL_DAYS = 91;

export function buildPeopleTable(): CsvRow<'people'>[] {
  return STAFF.map(({ email, name, role, pod, managerEmail, isSlackIdListed, slackId }) => ({
    email,
    name,
    role,
    pod,
    manager_email: managerEmail,
    slack_user_id: isSlackIdListed ? slackId : '',
  }));
}

/** One channel is given by id and two by name, as customers do. The next QBR is the first one after `storyDay`. */
export function buildPodsTable(calendar: Calendar, storyDay: number): CsvRow<'pods'>[] {
  const qbrDay = storyDay + QBR_INTERVAL_DAYS - (storyDay % QBR_INTERVAL_DAYS);
  return PODS.map((pod) => ({
    pod,
    channel: pod === 'americas' ? 'C0PODAMER' : `pod-${pod}`,
    manager_email: managerEmailOf(pod),
    pilot: 'true',
    qbr_on: calendar.on(qbrDay),
  }));
}
