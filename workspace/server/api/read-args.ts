import { type JsonObject } from '../json';
import { refusal, SlackFailure } from './slack-failure';

export function findText(args: JsonObject, name: string): string | null {
  const value = args[name];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}

export function getText(args: JsonObject, name: string): string {
  const value = findText(args, name);
  if (value === null) throw refusal('invalid_arguments', [`missing required field: ${name} [json-pointer:/]`]);
  return value;
}

/** Forms carry objects as JSON strings, JSON bodies as themselves. Undefined when absent. */
export function findJson(args: JsonObject, name: string, malformedCode: string): unknown {
  const value = args[name];
  if (typeof value !== 'string') return value ?? undefined;
  if (value === '') return undefined;
  try {
    return JSON.parse(value);
  } catch {
    throw new SlackFailure(malformedCode);
  }
}

export function isSet(args: JsonObject, name: string): boolean {
  return args[name] === true || args[name] === 'true' || args[name] === '1' || args[name] === 1;
}
