import type { ExportReport } from '../services/exports/export-report';
import { formatTable } from './format-table';

const SHOWN = 20;

/** What became of an exported file, and under it what a person has to do. Pure. */
export function formatExportReport(report: ExportReport, { isDry }: { isDry: boolean }): string[] {
  const { facts, notes, judgements, unchanged, waiting, notesOfNobody, bad } = report;
  const head = ['rows', 'facts', 'notes', 'judgements', 'unchanged', 'waiting', 'left out', 'quarantined'];
  const counts = [report.rows, facts, notes, judgements, unchanged, waiting, notesOfNobody, bad];
  const lines = [formatTable(head, [counts.map((count) => count.toLocaleString('en'))])];
  if (isDry) lines.unshift(`${report.file}: what would be brought in; nothing is kept.`);
  if (report.ignoredColumns.length > 0) lines.push(`Columns that are not read: ${report.ignoredColumns.join(', ')}`);
  for (const [reason, count] of [...report.reasons].slice(0, SHOWN)) lines.push(`${count} × ${reason}`);
  return [...lines, ...describeUnrecognised(report)];
}

function describeUnrecognised({ unrecognised, waiting, notesOfNobody }: ExportReport): string[] {
  if (unrecognised.size === 0) return [];
  const names = [...unrecognised].slice(0, SHOWN);
  const more = unrecognised.size > SHOWN ? ` and ${unrecognised.size - SHOWN} more` : '';
  const next = 'npm run barometer -- match';
  return [
    `Nobody recognised ${unrecognised.size} customers: ${names.join(', ')}${more}. Say whose they are: ${next}`,
    ...(waiting > 0 ? [`${waiting} facts wait for them.`] : []),
    ...(notesOfNobody > 0 ? [`${notesOfNobody} notes about them are left out: import the file again afterwards.`] : []),
  ];
}
