import type { AbsenceNotice } from '../domain/absence';
import { escapeMrkdwn } from './mrkdwn';
import { dayIn, dayOf } from './wording';

const NAME = 80;

/** "Anna Example is away until Thu 3 Dec, Ben Example covers". */
export function describeAbsence({ name, coverName, ...absence }: AbsenceNotice): string {
  const cover = coverName === null ? '' : `, ${escapeMrkdwn(coverName, NAME)} covers`;
  return `${escapeMrkdwn(name, NAME)} is away until ${dayBack(absence)}${cover}`;
}

/** The first day back, where the person is. */
export const dayBack = ({ until, timeZone }: Pick<AbsenceNotice, 'until' | 'timeZone'>): string =>
  dayOf(dayIn(timeZone, until));
