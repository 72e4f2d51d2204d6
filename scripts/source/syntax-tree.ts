import { parseSync } from '@swc/core';

/** One node of a TypeScript source's syntax tree. */
export type Node = Record<string, unknown> & { type: string };

export function parseTree(path: string, source: string): unknown {
  return parseSync(source, { syntax: 'typescript', tsx: path.endsWith('x'), decorators: true });
}

/** `a`, `a.b` or `a['b']` as written; '' for anything else. */
export function nameOf(node: unknown): string {
  if (!isNode(node)) return '';
  if (node.type === 'Import') return 'import';
  if (node.type === 'Identifier') return String(node['value']);
  const property = node['property'];
  if (node.type !== 'MemberExpression' || !isNode(property)) return '';
  const last = property.type === 'Computed' ? textOf(property['expression']) : String(property['value']);
  return `${nameOf(node['object'])}.${last ?? ''}`;
}

/** The arguments of a call, without their wrappers. */
export function argumentsOf(node: Node): unknown[] {
  const list = node['arguments'];
  return Array.isArray(list) ? list.map((item: { expression: unknown }) => item.expression) : [];
}

/** The text of a string or template literal; null for anything else. What a template fills in reads as `…`. */
export function textOf(node: unknown): string | null {
  if (!isNode(node)) return null;
  if (node.type === 'StringLiteral') return String(node['value']);
  if (node.type !== 'TemplateLiteral') return null;
  const parts = node['quasis'] as { cooked: string }[];
  return parts.map((part) => part.cooked).join('…');
}

/** Calls `onNode` for each node below, outermost first, until it answers 'stop' for that branch. */
export function visit(value: unknown, onNode: (node: Node) => 'stop' | undefined): void {
  if (Array.isArray(value)) value.forEach((item) => visit(item, onNode));
  else if (typeof value === 'object' && value !== null) {
    if (isNode(value) && onNode(value) === 'stop') return;
    Object.values(value).forEach((child) => visit(child, onNode));
  }
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}
