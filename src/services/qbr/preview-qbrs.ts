import { localDay } from '../../alerts/business-hours';
import type { Db } from '../../db/client';
import { listPodDates, type PodDate } from '../../db/queries/pods';
import type { QbrContent } from '../../domain/qbr';
import { AppError } from '../../errors';
import { qbrHeadline, qbrOccasion, unplacedLine } from '../../views/qbr/qbr-words';
import { collectQbr } from './collect-qbr';
import type { QbrSettings } from './settings';

export type QbrPreview = { content: QbrContent; lines: string[] };

/**
 * Reviews as they would be prepared now, and what they say; nothing is kept. Of the pod with this name, or whose name alone begins so;
 * without a name of every pod with a QBR to come.
 * @throws AppError when there is no such pod, or none has a date.
 */
export async function previewQbrs(
  db: Db,
  settings: QbrSettings,
  { name, now }: { name: string | null; now: Date },
): Promise<QbrPreview[]> {
  const pods = await listPodDates(db);
  if (pods.length === 0) throw new AppError('no_pods', 'There are no pods yet: pods.csv lists none.');
  const chosen = name === null ? listComing(pods, localDay(now, settings.timeZone)) : [choosePod(pods, name)];
  const previews: QbrPreview[] = [];
  for (const { pod, qbrOn } of chosen) {
    const content = await collectQbr(db, settings, { pod, qbrOn, revision: 1, now });
    previews.push({ content, lines: linesOf(content) });
  }
  return previews;
}

function choosePod(pods: readonly PodDate[], name: string): PodDate {
  const wanted = name.toLowerCase();
  const exact = pods.filter(({ pod }) => pod.toLowerCase() === wanted);
  const [found, other] = exact.length > 0 ? exact : pods.filter(({ pod }) => pod.toLowerCase().startsWith(wanted));
  if (found !== undefined && other === undefined) return found;
  const how = found === undefined ? 'no' : 'more than one';
  throw new AppError('not_found', `There is ${how} pod "${name}". Pods: ${pods.map(({ pod }) => pod).join(', ')}.`);
}

function listComing(pods: readonly PodDate[], today: string): PodDate[] {
  const coming = pods.filter(({ qbrOn }) => qbrOn !== null && qbrOn >= today);
  if (coming.length > 0) return coming;
  throw new AppError('no_qbr', 'No pod has a QBR to come: set qbr_on in pods.csv, or name a pod.');
}

function linesOf(content: QbrContent): string[] {
  const left = unplacedLine(content.matrix);
  return [`${qbrOccasion(content)}: ${qbrHeadline(content.matrix)}.`, ...(left === null ? [] : [`  ${left}`])];
}
