import { buildAccountHistory, HISTORY_SIZE } from '../../charts/account-history';
import { renderPng } from '../../charts/render-png';
import type { RenderedFile } from '../../domain/report';
import type { ScoreCourse } from '../../domain/score-course';
import { sayCourse } from '../../views/drill/score-course';

/** The chart of an account as a picture, with its words. */
export const drawScoreCourse = (course: ScoreCourse): RenderedFile => ({
  name: `score-${course.toDay}.png`,
  title: `${course.name}: score of 180 days`,
  altText: sayCourse(course),
  bytes: renderPng(buildAccountHistory(course), HISTORY_SIZE),
});
