import type { Citation } from './list-citations';
import type { Requirement, RequirementList } from './parse-requirements';

/** The page docs/requirements.md: every requirement with the tests that show it, or "open". Same input, same text. */
export function renderRequirements(list: RequirementList, citations: readonly Citation[]): string {
  assertKnown(list, citations);
  const sections = [...new Set(list.requirements.map((requirement) => requirement.section))];
  return [
    '# Requirements and the tests that show them',
    '<!-- Written by `npm run requirements` from requirements.source.md and the titles of the tests: do not edit. -->',
    countShown(list, citations),
    list.preface,
    ...sections.flatMap((section) => [`## ${section}`, renderSection(list, section, citations)]),
  ]
    .join('\n\n')
    .concat('\n');
}

function renderSection(list: RequirementList, section: string, citations: readonly Citation[]): string {
  const own = list.requirements.filter((requirement) => requirement.section === section);
  return own.map((requirement) => renderRequirement(requirement, citations)).join('\n');
}

function renderRequirement({ id, text }: Requirement, citations: readonly Citation[]): string {
  const shown = citations
    .filter((citation) => citation.ids.includes(id))
    .map((citation) => `  - \`${citation.path}\`: ${citation.title}`);
  return [`- **${id}** ${text}`, ...(shown.length === 0 ? ['  - open'] : [...new Set(shown)].toSorted())].join('\n');
}

function countShown({ requirements }: RequirementList, citations: readonly Citation[]): string {
  const cited = new Set(citations.flatMap((citation) => citation.ids));
  const count = (letter: string): string => {
    const all = requirements.filter(({ id }) => id.startsWith(letter));
    return `${all.filter(({ id }) => cited.has(id)).length} of ${all.length}`;
  };
  return `Shown by at least one test: ${count('R')} requirements, ${count('X')} rulings.`;
}

function assertKnown({ requirements }: RequirementList, citations: readonly Citation[]): void {
  const known = new Set(requirements.map(({ id }) => id));
  for (const { ids, path, title } of citations) {
    const unknown = ids.find((id) => !known.has(id));
    if (unknown !== undefined) throw new Error(`${path}: "${title}" cites ${unknown}, which is not in the list.`);
  }
}
