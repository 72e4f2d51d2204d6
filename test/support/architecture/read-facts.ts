import { argumentsOf, isNode, nameOf, parseTree, textOf, visit, type Node } from '../../../scripts/source/syntax-tree';

/** What the rules look at in one source file. */
export type SourceFacts = {
  path: string;
  lines: number;
  imports: string[];
  /** Calls and values whose answer differs from run to run, as written: `new Date()`, `Math.random`. */
  impurities: string[];
  readsEnvironment: boolean;
  /** `value as unknown as Type`: a cast that the compiler can no longer check. */
  blindCasts: number;
  /** String literals given to action_id, block_id or callback_id. */
  idLiterals: string[];
};

const IMPURE_MEMBERS = new Set([
  'Date.now',
  'Math.random',
  'performance.now',
  'process.hrtime',
  'crypto.randomUUID',
  'crypto.randomBytes',
]);
const IMPURE_NAMES = new Set(['randomUUID', 'randomBytes', 'randomInt', 'setTimeout', 'setInterval']);
const ID_KEYS = new Set(['action_id', 'block_id', 'callback_id']);

export function readFacts(path: string, source: string): SourceFacts {
  const lines = source.replace(/\n$/, '').split('\n').length;
  const facts: SourceFacts = {
    path,
    lines,
    imports: [],
    impurities: [],
    readsEnvironment: false,
    blindCasts: 0,
    idLiterals: [],
  };
  visit(parseTree(path, source), (node) => {
    readImport(node, facts);
    readImpurity(node, facts);
    readId(node, facts);
    if (isBlindCast(node)) facts.blindCasts += 1;
    return undefined;
  });
  return facts;
}

function readImport(node: Node, facts: SourceFacts): void {
  const isStatic = /^(Import|ExportNamed|ExportAll)Declaration$/.test(node.type);
  const isCall =
    node.type === 'CallExpression' && ['import', 'require', 'require.resolve'].includes(nameOf(node['callee']));
  const target = isStatic ? node['source'] : isCall ? argumentsOf(node)[0] : null;
  const text = textOf(target);
  if (text !== null) facts.imports.push(text);
}

function readImpurity(node: Node, facts: SourceFacts): void {
  const name = nameOf(node);
  if (name === 'process.env') facts.readsEnvironment = true;
  if (IMPURE_MEMBERS.has(name)) facts.impurities.push(name);
  if (node.type === 'CallExpression' && IMPURE_NAMES.has(nameOf(node['callee']))) {
    facts.impurities.push(nameOf(node['callee']));
  }
  const isClock = node.type === 'NewExpression' && nameOf(node['callee']) === 'Date' && argumentsOf(node).length === 0;
  if (isClock) facts.impurities.push('new Date()');
}

function readId(node: Node, facts: SourceFacts): void {
  if (node.type !== 'KeyValueProperty' || !isNode(node['key'])) return;
  const text = textOf(node['value']);
  if (ID_KEYS.has(String(node['key']['value'])) && text !== null) facts.idLiterals.push(text);
}

function isBlindCast(node: Node): boolean {
  const inner = node['expression'];
  if (node.type !== 'TsAsExpression' || !isNode(inner) || inner.type !== 'TsAsExpression') return false;
  const through = inner['typeAnnotation'];
  return isNode(through) && ['unknown', 'any'].includes(String(through['kind']));
}
