import { isObject, type JsonObject } from '../json';

export class MalformedBodyError extends Error {}

/** The arguments of a call: query string, form or JSON body, as Slack takes them; the body wins. */
export function parseArgs(contentType: string, body: Buffer, query: URLSearchParams): JsonObject {
  const args: JsonObject = Object.fromEntries(query);
  if (body.length === 0) return args;
  if (!contentType.startsWith('application/json')) {
    return { ...args, ...Object.fromEntries(new URLSearchParams(body.toString('utf8'))) };
  }
  return { ...args, ...parseJsonObject(body.toString('utf8')) };
}

export function parseJsonObject(text: string): JsonObject {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw new MalformedBodyError('the body is not JSON', { cause });
  }
  if (!isObject(parsed)) throw new MalformedBodyError('the body is not a JSON object');
  return parsed;
}
