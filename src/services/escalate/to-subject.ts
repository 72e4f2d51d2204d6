import type { EscalationSubject, Pause } from '../../alerts/decide-escalation';
import type { EscalationRow } from '../../db/queries/escalations';

/** What ends each kind of pause: a snooze also when the alert gets graver or its account turns red again. Nothing that holds asks nothing. */
const ENDS: Record<string, readonly string[]> = {
  snoozed: ['woken', 'relapsed', 'raised'],
  recovered: ['relapsed', 'raised', 'joined'],
  cleared: ['relapsed', 'raised', 'joined'],
};

export function toEscalationSubject({ alert, assignedAt, tierSince, pauseEvents }: EscalationRow): EscalationSubject {
  const pauses = [
    ...listPauses(pauseEvents, 'snoozed'),
    ...listPauses(pauseEvents, 'recovered'),
    ...listPauses(pauseEvents, 'cleared'),
  ];
  return { ...alert, toldAt: alert.postedAt ?? alert.listedAt, assignedAt, tierSince, pauses };
}

/** A second snooze inside a snooze moves its end, and begins nothing. */
function listPauses(events: EscalationRow['pauseEvents'], start: string): Pause[] {
  const pauses: Pause[] = [];
  let from: Date | null = null;
  for (const { kind, at } of events) {
    if (from === null && kind === start) from = at;
    if (from === null || !ENDS[start]?.includes(kind)) continue;
    pauses.push({ from, to: at });
    from = null;
  }
  return from === null ? pauses : [...pauses, { from, to: null }];
}
