import type { DayScore, DayUse, ScoreCourse } from '../../domain/score-course';
import { SHOWN } from '../limits';
import { section, type Message } from '../message';
import { clip, escapeMrkdwn } from '../mrkdwn';
import { bandWord, count, fullDayOf } from '../wording';

type Scored = DayScore & { score: number };
const MEAN_DAYS = 7;
const WINDOWS = 3; // at first, halfway, lately
const DAY_MS = 86_400_000;

/** The message a chart stands under: what it shows, in numbers. */
export function buildCourseMessage(course: ScoreCourse): Message {
  const text = escapeMrkdwn(sayCourse(course), 1000);
  return { text, blocks: [section(text)] };
}

/** What the chart shows, for who does not see it. Plain text, one paragraph. */
export function sayCourse(course: ScoreCourse): string {
  const name = clip(course.name, SHOWN.name);
  const scores = listScored(course);
  const [first] = scores;
  const last = scores.at(-1);
  if (first === undefined || last === undefined) return `${name} has no score in the last 180 days.`;
  const lowest = scores.reduce((low, one) => (one.score < low.score ? one : low), first);
  return [
    `${name}: score ${last.score}, ${bandWord(last.band)}, on ${fullDayOf(last.day)}.`,
    `It began at ${first.score} on ${fullDayOf(first.day)} and was lowest at ${lowest.score} on ${fullDayOf(lowest.day)}.`,
    ...sayMomentum(course.momentum),
    ...(course.alertDays.length === 0 ? [] : [`${count(course.alertDays.length, 'alert')} opened.`]),
    ...sayUse(course),
  ].join(' ');
}

/** Whether there is anything to draw. */
export const isCourseKnown = (course: ScoreCourse): boolean => listScored(course).length > 0;

/** R61: where it stood 30, 90 and 180 days ago; only as far as history reaches. */
function sayMomentum(momentum: ScoreCourse['momentum']): string[] {
  const { change30 = null, change90 = null, change180 = null } = momentum ?? {};
  const parts = [[change30, 30] as const, [change90, 90] as const, [change180, 180] as const].flatMap(
    ([change, days]) => (change === null ? [] : [`${signed(change)} in ${days} days`]),
  );
  return parts.length === 0 ? [] : [`Change: ${parts.join(', ')}.`];
}

/** R102: never one number alone, but use at first, halfway and lately, and what that is from end to end. */
function sayUse(course: ScoreCourse): string[] {
  const use = findUse(course);
  const days = use?.days ?? [];
  const [first, middle, last] = [days[0], days[Math.floor((days.length - 1) / 2)], days.at(-1)];
  if (use === null || first === undefined || middle === undefined || last === undefined)
    return ['Use by day is not known.'];
  const means = [first, ...(days.length < WINDOWS ? [] : [middle]), last].map(({ mean }) => mean).join(' → ');
  return [`${use.title} a day: ${means}${sayChange(first.mean, last.mean)} in ${count(days.length - 1, 'day')}.`];
}

function sayChange(first: number, last: number): string {
  const percent = first === 0 ? 0 : Math.round(100 * (last / first - 1));
  if (percent === 0) return '';
  return percent < 0 ? `, down ${-percent}%` : `, up ${percent}%`;
}

const listScored = ({ scores }: ScoreCourse): Scored[] =>
  scores.flatMap((one) => (one.score === null ? [] : [{ ...one, score: one.score }]));

const signed = (points: number): string => (points > 0 ? `+${points}` : `${points}`.replace('-', '−'));

/** `mean` of the seven days that end there, to the tenth. */
export type UseCourse = { title: string; days: readonly { day: string; mean: number }[] };

/**
 * Use as a line: active users where they are reported, else logins, as a mean of seven days, so that weekends draw no saw. A day between two
 * reported ones without a row had no activity: 0. Null when neither was ever reported, or fewer than seven days.
 */
export function findUse({ use }: Pick<ScoreCourse, 'use'>): UseCourse | null {
  return toUse('Active users', use, (one) => one.activeUsers) ?? toUse('Logins', use, (one) => one.logins);
}

function toUse(title: string, use: readonly DayUse[], read: (day: DayUse) => number | null): UseCourse | null {
  const known = new Map(use.flatMap((one) => (read(one) === null ? [] : [[one.day, read(one) ?? 0] as const])));
  const [first] = known.keys();
  const last = [...known.keys()].at(-1);
  if (first === undefined || last === undefined) return null;
  const days = listDays(first, last);
  const means = days.slice(MEAN_DAYS - 1).map((day, index) => {
    const week = days.slice(index, index + MEAN_DAYS).map((one) => known.get(one) ?? 0);
    return { day, mean: Math.round((10 * week.reduce((sum, one) => sum + one, 0)) / MEAN_DAYS) / 10 };
  });
  return means.length === 0 ? null : { title, days: means };
}

/** Every calendar day from the first to the last, both included. */
function listDays(first: string, last: string): string[] {
  const start = Date.parse(first);
  const days = Math.round((Date.parse(last) - start) / DAY_MS) + 1;
  return Array.from({ length: days }, (_, index) => new Date(start + index * DAY_MS).toISOString().slice(0, 10));
}
