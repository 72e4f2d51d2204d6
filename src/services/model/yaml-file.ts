import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { LineCounter, isNode, parseDocument, type Document, type YAMLParseError } from 'yaml';
import type { z } from 'zod';
import { ConfigError, messageOf } from '../../errors';

export type YamlPath = readonly PropertyKey[];

/** A YAML file that was read, with errors that name its line. */
export type YamlFile<Value> = { value: Value; text: string; fail: YamlFail };
export type YamlFail = (path: YamlPath, expected: string) => never;

/** Read a YAML file and hold it to a schema. Throws ConfigError with file, line, key, what was expected and what was found. */
export async function readYamlFile<Value>(path: string, schema: z.ZodType<Value>): Promise<YamlFile<Value>> {
  return parseYaml(basename(path), await readText(path), schema);
}

export function parseYaml<Value>(file: string, text: string, schema: z.ZodType<Value>): YamlFile<Value> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  if (broken !== undefined)
    throw new ConfigError(`${file}:${lines.linePos(broken.pos[0]).line}: ${describeBroken(broken, text)}`, {
      cause: broken,
    });
  const raw = toValue(file, document);
  const fail = (path: YamlPath, expected: string): never => {
    const where = `${file}:${findLine(document, lines, path)}`;
    throw new ConfigError(
      `${where}: ${path.join('.') || 'file'}: expected ${expected}, found ${describe(valueAt(raw, path))}`,
    );
  };
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { value: parsed.data, text, fail };
  const [issue] = parsed.error.issues;
  return fail(keyOf(issue), expectationOf(issue?.message ?? 'something else'));
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const isFolder = typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'EISDIR';
    throw new ConfigError(`${path}: expected a readable file, found ${isFolder ? 'a folder' : 'none'}`, { cause });
  }
}

/** A key written twice is the one slip in which YAML would be well formed and half of it dropped. */
function describeBroken({ code, pos, message }: YAMLParseError, text: string): string {
  if (code !== 'DUPLICATE_KEY') return `not valid YAML: ${message}`;
  return `${/^[^:\s]*/.exec(text.slice(pos[0]))?.[0] ?? 'a key'}: expected this key once, found it twice`;
}

/** An anchor that is nowhere is found only now. */
function toValue(file: string, document: Document): unknown {
  try {
    return document.toJS();
  } catch (cause) {
    throw new ConfigError(`${file}: not valid YAML: ${messageOf(cause)}`, { cause });
  }
}

/** Where the issue is: of a key that should not be there, that key. */
function keyOf(issue: z.core.$ZodIssue | undefined): YamlPath {
  const path = issue?.path ?? [];
  return issue?.code === 'unrecognized_keys' ? [...path, ...issue.keys.slice(0, 1)] : path;
}

/** "Too small: expected number to be >=0" → "number to be >=0"; our own messages are expectations already. */
function expectationOf(message: string): string {
  if (message.startsWith('Unrecognized key')) return 'no such key here';
  return message.replace(/^.*?expected /, '').replace(/, received .*$/, '');
}

/** The line of the key, or of the nearest thing above it that exists. */
function findLine(document: Document, lines: LineCounter, path: YamlPath): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

function valueAt(value: unknown, path: YamlPath): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}

function describe(value: unknown): string {
  if (typeof value === 'number') return `${value}`; // JSON has no NaN
  return value === undefined ? 'nothing' : (JSON.stringify(value) ?? 'nothing').slice(0, 80);
}
