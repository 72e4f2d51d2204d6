import type { AlertCard } from '../../domain/alert';
import type { AlertNoteKind } from '../../views/alert-note';

/** Who answered in the meantime is not reproached with silence. */
export function isStillTrue(
  { status, lastAction }: Pick<AlertCard, 'status' | 'lastAction'>,
  kind: AlertNoteKind,
): boolean {
  if (kind === 'reminder' || kind === 'escalation') return status === 'open';
  return status !== 'resolved' && (kind !== 'missed' || lastAction === null);
}
