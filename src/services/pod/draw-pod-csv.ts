import { businessHoursBetween } from '../../alerts/business-hours';
import type { PodAlertRow } from '../../db/queries/pod-alerts';
import type { CalendarOf } from '../../domain/calendar';
import type { RenderedFile } from '../../domain/report';
import { type CsvCell, formatCsv } from '../../views/csv';

type Column = [name: string, cell: (row: Measured) => CsvCell];
type Measured = PodAlertRow & { hoursTo: (at: Date | null) => number | null; isOpen: boolean; now: Date };

const COLUMNS: readonly Column[] = [
  ['account', ({ name }) => name],
  ['account_id', ({ accountId }) => accountId],
  ['alert_id', ({ alertId }) => alertId],
  ['trigger', ({ trigger }) => trigger],
  ['tier', ({ tier }) => tier],
  ['reason', ({ reason }) => reason],
  ['dri', ({ driName }) => driName],
  ['dri_email', ({ driEmail }) => driEmail],
  ['status', ({ status }) => status],
  ['outcome', ({ outcome }) => outcome],
  ['opened_at', ({ openedAt }) => openedAt],
  ['told_at', ({ toldAt }) => toldAt],
  ['acknowledged_at', ({ acknowledgedAt }) => acknowledgedAt],
  ['first_action_at', ({ firstActionAt }) => firstActionAt],
  ['missed_at', ({ missedAt }) => missedAt],
  ['resolved_at', ({ resolvedAt }) => resolvedAt],
  ['business_hours_to_acknowledge', ({ hoursTo, acknowledgedAt }) => hoursTo(acknowledgedAt)],
  ['business_hours_to_action', ({ hoursTo, firstActionAt }) => hoursTo(firstActionAt)],
  ['business_hours_open', ({ hoursTo, isOpen, now }) => hoursTo(isOpen ? now : null)],
  ['revenue_at_risk', ({ revenueAtRisk }) => revenueAtRisk],
  ['currency', ({ currency }) => currency],
];

/** A pod's alerts as a table: instants in UTC, latencies in the business hours of each DRI, empty where it has not happened. */
export function drawPodCsv(
  { pod, rows, now }: { pod: string; rows: readonly PodAlertRow[]; now: Date },
  calendarOf: CalendarOf,
): RenderedFile {
  const header = COLUMNS.map(([name]) => name);
  const cells = rows.map((row) => {
    const measured = { ...row, now, isOpen: row.status !== 'resolved', hoursTo: toHours(row, calendarOf) };
    return COLUMNS.map(([, cell]) => cell(measured));
  });
  const day = now.toISOString().slice(0, 10);
  return {
    name: `pod-${toFileWord(pod)}-alerts-${day}.csv`,
    title: `Alerts of pod ${pod}, ${day}`,
    altText: null,
    bytes: new TextEncoder().encode(formatCsv(header, cells)),
  };
}

function toHours({ toldAt, timeZone, driEmail }: PodAlertRow, calendarOf: CalendarOf) {
  const { isHoliday } = calendarOf({ email: driEmail, timeZone });
  return (at: Date | null): number | null =>
    at === null ? null : Math.round(businessHoursBetween(toldAt, at, timeZone, isHoliday) * 100) / 100;
}

/** Letters and digits of any script, so that the name is a file's on every system. */
const toFileWord = (pod: string): string =>
  pod
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60) || 'unnamed';
