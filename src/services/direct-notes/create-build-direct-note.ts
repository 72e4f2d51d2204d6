import { getAlertCard } from '../../db/queries/alert-card';
import { findAlertOwner } from '../../db/queries/alert-owner';
import type { Db } from '../../db/client';
import type { CurrencyRates } from '../../db/queries/home';
import type { DirectNote } from '../../domain/direct-note';
import { buildAlertNote, type AlertNoteKind } from '../../views/alert-note';
import { drawDigest } from '../digest/draw-digest';
import { drawQbr } from '../qbr/draw-qbr';
import { drawReport } from '../reports/draw-report';
import type { ReportWriter } from '../reports/report-writer';
import { aboutBundle } from './about-bundle';
import { aboutCrm } from './about-crm';
import { aboutIncident } from './about-incident';
import { aboutMonitor } from './about-monitor';
import { aboutSource } from './about-source';
import { isStillTrue } from './is-still-true';
import type { BuildDirectNote } from '../deliver-outbox/deps';
import type { SlackMessage } from '../slack/gateway';

type NoteSettings = {
  command: string;
  currencyRates: CurrencyRates;
  writers: readonly ReportWriter[];
  timeZone: string; // of the company
};
const DEFAULTS: NoteSettings = { command: '/health', currencyRates: {}, writers: [], timeZone: 'UTC' };

/** Reads what a direct note is about when it is sent, and says it; null when there is nothing left to say. */
export const createBuildDirectNote =
  (db: Db, { command, currencyRates, writers, timeZone }: NoteSettings = DEFAULTS): BuildDirectNote =>
  async (note: DirectNote, toEmail: string, now: Date): Promise<SlackMessage | null> => {
    switch (note.kind) {
      case 'critical':
      case 'escalation':
      case 'missed':
        return aboutAlert(db, note.alertId, note.kind);
      case 'reminder':
      case 'assigned':
        return (await isStillTheirs(db, note.alertId, toEmail)) ? aboutAlert(db, note.alertId, note.kind) : null;
      case 'bundle':
        return aboutBundle(db, note.notes, toEmail);
      case 'digest':
        return drawDigest(db, note.digestId, toEmail);
      case 'incident':
        return aboutIncident(db, note.incidentId, currencyRates);
      case 'monitor':
        return aboutMonitor(db, note.alarmId, { command, now });
      case 'crm_stopped':
        return aboutCrm(db, note.target);
      case 'source':
        return aboutSource(db, note.source);
      case 'report':
        return drawReport(db, writers, note.reportId);
      case 'qbr':
        return drawQbr(db, note, { now, timeZone });
    }
  };

async function aboutAlert(db: Db, alertId: string, kind: AlertNoteKind): Promise<SlackMessage | null> {
  const card = await getAlertCard(db, alertId);
  return isStillTrue(card, kind) ? buildAlertNote(card, kind) : null;
}

/** It may have been given on before this could be said. */
const isStillTheirs = async (db: Db, alertId: string, email: string): Promise<boolean> =>
  (await findAlertOwner(db, alertId))?.driEmail === email;
