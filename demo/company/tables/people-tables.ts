import type { Calendar } from '../calendar';
import type { CsvRow } from '../contract';
import { managerEmailOf, PODS, STAFF } from '../staff';

const WEDNESDAY = 3;
const DAYS_TO_QBR = 8; // at least: so that the Friday before is still to come

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

/** One channel is given by id and two by name, as customers do. The next QBR is on a Wednesday, in the second week after `storyDay`. */
export function buildPodsTable(calendar: Calendar, storyDay: number): CsvRow<'pods'>[] {
  const earliest = storyDay + DAYS_TO_QBR;
  const weekday = new Date(`${calendar.on(earliest)}T00:00:00Z`).getUTCDay();
  const qbrDay = earliest + ((WEDNESDAY - weekday + 7) % 7);
  return PODS.map((pod) => ({
    pod,
    channel: pod === 'americas' ? 'C0PODAMER' : `pod-${pod}`,
    manager_email: managerEmailOf(pod),
    pilot: 'true',
    qbr_on: calendar.on(qbrDay),
  }));
}
