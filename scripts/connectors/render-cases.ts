import { CASES, type CaseId } from '../../test/connectors/case-titles';
import { listCannot } from '../../test/connectors/list-cannot';
import type { AnySubject } from '../../test/connectors/subject';
import type { Verdicts } from './run-harness';

/**
 * Connectors × cases: ✓ passed, ✗ failed, – with a note where the case cannot arise with that vendor. Reasons that several share have one note. Pure.
 */
export function renderCases(subjects: readonly AnySubject[], verdicts: Verdicts): string {
  const ids = Object.keys(CASES) as CaseId[];
  const said = subjects.flatMap((subject) => {
    const cannot = listCannot(subject);
    return [subject.note ?? [], ids.flatMap((id) => cannot[id] ?? [])].flat();
  });
  const reasons = [...new Set(said)];
  const rows = subjects.map((subject) => {
    const cells = ids.map((id) => renderCell(subject, id, { verdicts, reasons }));
    return `| ${subject.title}${renderNote(subject.note, reasons)} | ${cells.join(' | ')} |`;
  });
  return [
    'Every connector goes through the same cases: the real runner, a real Postgres, and real HTTP to a stand-in that answers as its vendor documents; SQL of a real database, real files through DuckDB, or signed deliveries, where that is what it speaks.',
    ids.map((id, at) => `${at + 1}. ${CASES[id]}`).join('\n'),
    [`| | ${ids.map((_, at) => at + 1).join(' | ')} |`, `|---|${ids.map(() => ':-:|').join('')}`, ...rows].join('\n'),
    summarise(subjects, verdicts),
    reasons.map((reason, at) => `<sup>${at + 1}</sup> ${reason}`).join('  \n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

type Known = { verdicts: Verdicts; reasons: readonly string[] };

function renderNote(note: string | undefined, reasons: readonly string[]): string {
  return note === undefined ? '' : `<sup>${reasons.indexOf(note) + 1}</sup>`;
}

function renderCell(subject: AnySubject, id: CaseId, { verdicts, reasons }: Known): string {
  const reason = listCannot(subject)[id];
  if (reason !== undefined) return `–${renderNote(reason, reasons)}`;
  const hasPassed = verdicts.get(`${subject.title}: ${CASES[id]}`);
  if (hasPassed === undefined) return '?';
  return hasPassed ? '✓' : '✗';
}

function summarise(subjects: readonly AnySubject[], verdicts: Verdicts): string {
  const failed = [...verdicts].filter(([, hasPassed]) => !hasPassed).map(([title]) => title);
  const passed = verdicts.size - failed.length;
  const sentence = `${subjects.length} connectors, ${passed} of ${verdicts.size} cases passed.`;
  return failed.length === 0 ? sentence : `${sentence} Failed: ${failed.join('; ')}.`;
}
