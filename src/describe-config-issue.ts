import type { Document, LineCounter } from 'yaml';
import type { z } from 'zod';

/** The first thing that is wrong with barometer.yaml, as `:line: key: what was expected`. */
export function describeConfigIssue(error: z.ZodError, document: Document, lines: LineCounter): string {
  const [issue] = error.issues;
  if (!issue) return ': not a valid configuration';
  const path = issue.path.map(String);
  const key = issue.code === 'unrecognized_keys' ? [...path, issue.keys[0] ?? ''] : path;
  const place = `${key.join('.') || 'the file'}${nameSource(document, key)}`;
  return `${lineOf(document, key, lines)}: ${place}: ${describe(issue)}`;
}

/** "sources.3" is the fourth: whoever reads it looks for its name. */
function nameSource(document: Document, [list, index]: readonly string[]): string {
  const name: unknown = list === 'sources' && index !== undefined ? document.getIn([list, index, 'name']) : null;
  return typeof name === 'string' ? ` ("${name}")` : '';
}

/** "Too small: expected number to be >0" says no more than "expected number to be >0". */
function describe(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return 'is not a known key';
  const { message } = issue.code === 'invalid_key' ? (issue.issues[0] ?? issue) : issue;
  return message.replace(/^.*?: (?=expected )/, '').replace(/^(expected .*), received undefined$/, 'is missing; $1');
}

/** What is missing stands nowhere: the line is that of what it is missing in. */
function lineOf(document: Document, path: readonly string[], lines: LineCounter): string {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node: unknown = document.getIn(path.slice(0, depth), true);
    const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : null;
    if (Array.isArray(range) && typeof range[0] === 'number') return `:${lines.linePos(range[0]).line}`;
  }
  return '';
}
