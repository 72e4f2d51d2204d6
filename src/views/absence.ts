import type { AbsenceNotice } from '../domain/absence';
import { escapeWithin } from './mrkdwn';
import { dayIn, dayOf } from './wording';

const NAME = 40;

/** "Anna Example is away until Thu 3 Dec, Ben Example covers". */
export function describeAbsence({ name, coverName, ...absence }: AbsenceNotice): string {
  const cover = coverName === null ? '' : `, ${escapeWithin(coverName, NAME)} covers`;
  return `${escapeWithin(name, NAME)} is away until ${dayBack(absence)}${cover}`;
}

/** The first day back, where the person is. */
export const dayBack = ({ until, timeZone }: Pick<AbsenceNotice, 'until' | 'timeZone'>): string =>
  dayOf(dayIn(timeZone, until));
