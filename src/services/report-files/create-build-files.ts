import type { Db } from '../../db/client';
import type { FileNote } from '../../domain/report';
import type { BuildFiles } from '../deliver-outbox/deps';
import { type DrawSettings, drawQbrFiles } from '../qbr/draw-qbr';
import { drawReportFiles } from '../reports/draw-report';
import type { ReportWriter } from '../reports/report-writer';

/** Draws the files of a message when they are sent; null when they are not to be shown any more. */
export const createBuildFiles =
  (db: Db, { writers, ...settings }: DrawSettings & { writers: readonly ReportWriter[] }): BuildFiles =>
  async (note: FileNote, now: Date) => {
    switch (note.kind) {
      case 'report':
        return drawReportFiles(db, writers, note.reportId);
      case 'qbr':
        return drawQbrFiles(db, note, { ...settings, now });
    }
  };
