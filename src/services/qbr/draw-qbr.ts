import { localDay } from '../../alerts/business-hours';
import { buildMatrixChart, MATRIX_SIZE } from '../../charts/health-arr-matrix';
import { renderPng } from '../../charts/render-png';
import type { Db } from '../../db/client';
import type { Qbr, QbrContent, QbrMark } from '../../domain/qbr';
import type { RenderedFile } from '../../domain/report';
import { writeDeck } from '../../slides/create-deck';
import { buildQbrDeck } from '../../slides/qbr-deck';
import type { Message } from '../../views/message';
import { buildPodQbrNote, buildQbrNote } from '../../views/qbr/qbr-note';
import { describeMatrix, qbrHeadline, qbrOccasion } from '../../views/qbr/qbr-words';
import { findQbr } from './get-qbr';

export type DrawSettings = { company: string; timeZone: string };
type Asked = { qbrId: string; isSigned: boolean };

/** What is said of a review: to RevOps as it stands; to the pod only once it is signed (R19), else null. */
export async function drawQbr(
  db: Db,
  { qbrId, isSigned }: Asked,
  when: { now: Date; timeZone: string },
): Promise<Message | null> {
  // prettier-ignore
  const qbr = await findQbr(db, qbrId, when);
  if (qbr === null) return null;
  if (!isSigned) return buildQbrNote(qbr);
  return qbr.status === 'signed' ? buildPodQbrNote(qbr) : null;
}

/** The files under it: as a draft for RevOps, with its signature for the pod; null when it is not signed. */
export async function drawQbrFiles(
  db: Db,
  { qbrId, isSigned }: Asked,
  { now, ...settings }: DrawSettings & { now: Date },
): Promise<RenderedFile[] | null> {
  const qbr = await findQbr(db, qbrId, { now, timeZone: settings.timeZone });
  if (qbr === null) return null;
  const mark = isSigned ? markOf(qbr, settings.timeZone) : ({ kind: 'draft' } as const);
  return mark === null ? null : renderQbr(qbr.content, mark, settings);
}

function markOf({ status, decidedAt, decidedBy }: Qbr, timeZone: string): QbrMark | null {
  if (status !== 'signed' || decidedAt === null || decidedBy === null) return null;
  return { kind: 'signed', by: decidedBy, on: localDay(decidedAt, timeZone) };
}

/** The 2×2 as a picture and as a slide. */
export async function renderQbr(
  content: QbrContent,
  mark: QbrMark,
  { company }: Pick<DrawSettings, 'company'>,
): Promise<[RenderedFile, RenderedFile]> {
  const name = fileNameOf(content, mark);
  const title = `${qbrOccasion(content)}: ${qbrHeadline(content.matrix)}`;
  const picture = renderPng(buildMatrixChart(content, mark), MATRIX_SIZE);
  const slide = await writeDeck(buildQbrDeck(content, mark, company));
  return [
    { name: `${name}.png`, title: `${title} (picture)`, altText: describeMatrix(content.matrix), bytes: picture },
    { name: `${name}.pptx`, title: `${title} (slide)`, altText: null, bytes: slide },
  ];
}

/** `qbr-north-2026-12-02-draft`: letters, digits and hyphens only, whatever the pod is called. */
function fileNameOf({ pod, qbrOn, revision }: QbrContent, mark: QbrMark): string {
  const slug = pod.normalize('NFKD').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/gu, '').toLowerCase(); // prettier-ignore
  const parts = ['qbr', slug.slice(0, 40), qbrOn ?? 'undated', ...(revision > 1 ? [`r${revision}`] : [])];
  return [...parts.filter((part) => part !== ''), ...(mark.kind === 'draft' ? ['draft'] : [])].join('-');
}
