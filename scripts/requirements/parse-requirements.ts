/** One line of the numbered list: `R12`, or a ruling `X9`. */
export type Requirement = { id: string; section: string; text: string };

export type RequirementList = {
  /** What stands before the first section: where the list comes from. */
  preface: string;
  requirements: Requirement[];
};

/** Read the list: `## Section`, `12. text` for R12, `| X9 | question | ruling |` for X9. */
export function parseRequirements(markdown: string): RequirementList {
  const [preface = '', ...sections] = markdown.split(/^## /m);
  const requirements = sections.flatMap((block) => {
    const [section = '', ...lines] = block.split('\n');
    return lines.flatMap((line) => parseLine(section.trim(), line));
  });
  return { preface: preface.replace(/^# .*\n+/, '').trim(), requirements };
}

function parseLine(section: string, line: string): Requirement[] {
  const numbered = /^(\d+)\. (.+)$/.exec(line);
  if (numbered !== null) return [{ id: `R${numbered[1]}`, section, text: numbered[2] ?? '' }];
  const ruling = /^\|\s*(X\d+)\s*\|(.+)\|(.+)\|\s*$/.exec(line);
  if (ruling === null) return [];
  return [{ id: ruling[1] ?? '', section, text: `${ruling[2]?.trim()} → ${ruling[3]?.trim()}` }];
}
