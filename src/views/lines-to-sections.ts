import type { KnownBlock } from '@slack/types';
import { LIMITS } from './limits';
import { section } from './message';

/** Lines as one section, or as several where Slack would refuse that many characters. A line is under the limit by itself. */
export function linesToSections(lines: readonly string[]): KnownBlock[] {
  const parts: string[] = [];
  for (const line of lines) {
    const last = parts.at(-1);
    if (last === undefined || last.length + 1 + line.length > LIMITS.sectionText) parts.push(line);
    else parts[parts.length - 1] = `${last}\n${line}`;
  }
  return parts.map(section);
}
