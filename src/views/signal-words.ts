import { escapeMrkdwn } from './mrkdwn';
import { CAP_NAMES, SIGNAL_NAMES } from './signal-names';

/** A dimension's or signal's key as a person would read it, mid-sentence: `login_trend_14d` → `logins over 14 days`; `our_trend_30d`, which has no name, → `our trend over 30 days`. */
export function signalWords(key: string): string {
  return nameIn(SIGNAL_NAMES, key) ?? readKey(key);
}

/** The same at the beginning of a line. */
export function titleWords(key: string): string {
  const words = signalWords(key);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Why a score is held down: `p1_open_48h` → `a P1 open for 48 hours`; of a model of one's own, its rule and signal. */
export const capWords = ({ rule, signal }: { rule: string; signal: string }): string =>
  nameIn(CAP_NAMES, rule) ?? `${readKey(rule)} (${signalWords(signal)})`;

const nameIn = (names: Readonly<Record<string, string>>, key: string): string | undefined =>
  Object.hasOwn(names, key) ? names[key] : undefined; // a model file may call a rule anything

function readKey(key: string): string {
  const text = escapeMrkdwn(key.replaceAll(/[_.-]+/g, ' '), 60);
  const spelt = text.replace(/\b(\d+)d\b/g, 'over $1 days');
  return spelt.replace(/\b(nps|csat|api|arr|qbr|sla|p1|p2)\b/gi, (abbreviation) => abbreviation.toUpperCase());
}
