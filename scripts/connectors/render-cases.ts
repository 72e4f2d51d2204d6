import { CASES, type CaseId } from '../../test/connectors/case-titles';
import type { Subject } from '../../test/connectors/subject';
import type { Verdicts } from './run-harness';

/**
 * Connectors × cases: ✓ passed, ✗ failed, – with a note where the case cannot arise with that vendor. Reasons that several share have one note. Pure.
 */
export function renderCases(subjects: readonly Subject[], verdicts: Verdicts): string {
  const ids = Object.keys(CASES) as CaseId[];
  const reasons = [...new Set(subjects.flatMap(({ cannot }) => ids.flatMap((id) => cannot[id] ?? [])))];
  const rows = subjects.map((subject) => {
    const cells = ids.map((id) => renderCell(subject, id, { verdicts, reasons }));
    return `| ${subject.title} | ${cells.join(' | ')} |`;
  });
  return [
    'Every connector goes through the same cases: the real runner, a real Postgres, and real HTTP to a stand-in that answers as its vendor documents.',
    ids.map((id, at) => `${at + 1}. ${CASES[id]}`).join('\n'),
    [`| | ${ids.map((_, at) => at + 1).join(' | ')} |`, `|---|${ids.map(() => ':-:|').join('')}`, ...rows].join('\n'),
    summarise(subjects, verdicts),
    reasons.map((reason, at) => `<sup>${at + 1}</sup> ${reason}`).join('  \n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

type Known = { verdicts: Verdicts; reasons: readonly string[] };

function renderCell({ title, cannot }: Subject, id: CaseId, { verdicts, reasons }: Known): string {
  const reason = cannot[id];
  if (reason !== undefined) return `–<sup>${reasons.indexOf(reason) + 1}</sup>`;
  const hasPassed = verdicts.get(`${title}: ${CASES[id]}`);
  if (hasPassed === undefined) return '?';
  return hasPassed ? '✓' : '✗';
}

function summarise(subjects: readonly Subject[], verdicts: Verdicts): string {
  const failed = [...verdicts].filter(([, hasPassed]) => !hasPassed).map(([title]) => title);
  const passed = verdicts.size - failed.length;
  const sentence = `${subjects.length} connectors, ${passed} of ${verdicts.size} cases passed.`;
  return failed.length === 0 ? sentence : `${sentence} Failed: ${failed.join('; ')}.`;
}
