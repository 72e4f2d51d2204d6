import { argumentsOf, nameOf, parseTree, textOf, visit, type Node } from '../source/syntax-tree';

/** A test title that names requirements: "R13, X9: holds a flip for 4 hours", "R210–R214: has a tier". */
export type Citation = { ids: string[]; title: string; path: string };

const TEST_CALL = /^(?:describe|it|test)(?:\.|$)/;
const NOT_RUN = /^(?:xit|xtest|xdescribe)\b|\.(?:skip|todo)\b/;
const CITED = /^[RX]\d+(?:(?:, | and |: |–)[RX]\d+)*: /;

/** The citations in one test file, in the order written. A test that does not run shows nothing. */
export function listCitations(path: string, source: string): Citation[] {
  const citations: Citation[] = [];
  visit(parseTree(path, source), (node) => {
    const name = callName(node);
    if (NOT_RUN.test(name)) return 'stop';
    const title = TEST_CALL.test(name) ? textOf(argumentsOf(node)[0]) : null;
    if (title !== null) citations.push(...cite(path, title));
    return undefined;
  });
  return citations;
}

function cite(path: string, title: string): Citation[] {
  const cited = CITED.exec(title)?.[0];
  if (cited !== undefined) return [{ ids: listIds(cited), title: title.slice(cited.length), path }];
  if (!/^[RX]\d+\b/.test(title)) return [];
  throw new Error(`${path}: write the title "${title}" as "R12: …", "R12, X9: …" or "R12–R14: …".`);
}

/** "R12, R14–R16: " names R12, R14, R15 and R16. */
function listIds(cited: string): string[] {
  return (cited.match(/[RX]\d+(?:–[RX]\d+)?/g) ?? []).flatMap((one) => {
    const [first = '', last = first] = one.split('–');
    const [from, to] = [Number(first.slice(1)), Number(last.slice(1))];
    return Array.from({ length: to - from + 1 }, (_, index) => `${first.slice(0, 1)}${from + index}`);
  });
}

/** `it`, `it.each`, `describe.skip.each`: what is called, seen through the table of an `.each`. */
function callName(node: Node): string {
  if (node.type !== 'CallExpression') return '';
  const callee = node['callee'] as Node;
  if (callee.type === 'CallExpression') return nameOf(callee['callee']);
  return callee.type === 'TaggedTemplateExpression' ? nameOf(callee['tag']) : nameOf(callee);
}
