import type { z } from 'zod';
import { asText } from '../json';

type Issue = z.core.$ZodIssue;

const pointer = (root: string, path: readonly PropertyKey[]) =>
  `[json-pointer:${[root, ...path.map(String)].join('/')}]`;

function tooBig(issue: Extract<Issue, { code: 'too_big' }>): string {
  if (issue.origin === 'array') return `no more than ${issue.maximum} items allowed`;
  if (issue.origin === 'string') return `must be less than ${Number(issue.maximum) + 1} characters`;
  return `must be at most ${issue.maximum}`;
}

function tooSmall(issue: Extract<Issue, { code: 'too_small' }>): string {
  if (issue.origin === 'array') return `no fewer than ${issue.minimum} items allowed`;
  if (issue.origin === 'string') return `must be more than ${Number(issue.minimum) - 1} characters`;
  return `must be at least ${issue.minimum}`;
}

function wrongType(issue: Issue, root: string): string {
  const path = [...issue.path];
  if (issue.input !== undefined) return `${issue.message} ${pointer(root, path)}`;
  const field = String(path.pop());
  return `missing required field: ${field} ${pointer(root, path)}`;
}

function unknownType(issue: Issue, root: string): string {
  const parent = issue.path.slice(0, -1);
  const given: unknown = issue.input;
  const type = typeof given === 'object' && given !== null && 'type' in given ? given.type : undefined;
  if (type === undefined) return `missing required field: type ${pointer(root, parent)}`;
  return `unsupported type: ${asText(type)} ${pointer(root, issue.path)}`;
}

/** One zod issue in the words Slack uses in `response_metadata.messages`. `root` is '/blocks' or '/view'. */
export function toSlackProblems(issue: Issue, root: string): string[] {
  switch (issue.code) {
    case 'too_big':
      return [`${tooBig(issue)} ${pointer(root, issue.path)}`];
    case 'too_small':
      return [`${tooSmall(issue)} ${pointer(root, issue.path)}`];
    case 'unrecognized_keys':
      return issue.keys.map((key) => `invalid additional property: ${key} ${pointer(root, issue.path)}`);
    case 'invalid_union':
      return [unknownType(issue, root)];
    case 'invalid_type':
    case 'invalid_value':
      return [wrongType(issue, root)];
    default:
      return [`${issue.message} ${pointer(root, issue.path)}`];
  }
}
