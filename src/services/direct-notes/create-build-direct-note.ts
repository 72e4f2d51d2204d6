import { getAlertCard } from '../../db/queries/alert-card';
import type { Db } from '../../db/client';
import type { DirectNote } from '../../domain/direct-note';
import { buildAlertNote, type AlertNoteKind } from '../../views/alert-note';
import { aboutMonitor } from './about-monitor';
import type { BuildDirectNote } from '../deliver-outbox/deps';
import type { SlackMessage } from '../slack/gateway';

/** Reads what a direct note is about when it is sent, and says it; null when there is nothing left to say. */
export const createBuildDirectNote =
  (db: Db, { command }: { command: string } = { command: '/health' }): BuildDirectNote =>
  async (note: DirectNote, _toEmail: string, now: Date): Promise<SlackMessage | null> => {
    switch (note.kind) {
      case 'critical':
      case 'reminder':
      case 'escalation':
      case 'assigned':
        return aboutAlert(db, note.alertId, note.kind);
      case 'digest':
      case 'incident':
        return null;
      case 'monitor':
        return aboutMonitor(db, note.alarmId, { command, now });
    }
  };

async function aboutAlert(db: Db, alertId: string, kind: AlertNoteKind): Promise<SlackMessage | null> {
  const card = await getAlertCard(db, alertId);
  return card.status === 'resolved' ? null : buildAlertNote(card, kind);
}
