import { escapeMrkdwn } from './mrkdwn';

/** A key of the model as a person would read it: `open_p1_hours` → `Open P1 hours`. */
export function signalWords(key: string): string {
  const text = escapeMrkdwn(key.replaceAll(/[_.-]+/g, ' '), 60);
  const named = text.replace(/\b(nps|csat|api|arr|qbr|sla|p1|p2)\b/gi, (abbreviation) => abbreviation.toUpperCase());
  return named.charAt(0).toUpperCase() + named.slice(1);
}
