import type { Band } from '../domain/band';
import type { TrendClass } from '../domain/score';
import { clip, escapeMrkdwn } from './mrkdwn';
import type { Tier } from '../domain/trigger';

const BAND_WORDS: Record<Band, string> = { red: 'Red', yellow: 'Yellow', green: 'Green', unknown: 'Unknown' };
const BAND_SIGNS: Record<Band, string> = { red: '🔴', yellow: '🟡', green: '🟢', unknown: '⚪' };
const TREND_WORDS: Record<TrendClass, string> = {
  improving: '▲ improving',
  stable: '→ stable',
  declining: '▼ declining',
  unknown: 'trend not known yet',
};

export const bandWord = (band: Band): string => BAND_WORDS[band];
/** Sign and word together: colour never speaks alone. */
export const bandLabel = (band: Band): string => `${BAND_SIGNS[band]} ${BAND_WORDS[band]}`;
export const trendLabel = (trend: TrendClass): string => TREND_WORDS[trend];

/** A foreign phrase as one sentence, escaped: first letter as given, one full stop, or the ellipsis where it was cut. */
export function asSentence(text: string, limit: number): string {
  const phrase = escapeMrkdwn(clip(text, limit).replace(/[.\s]+$/u, ''), limit);
  return phrase.endsWith('…') ? phrase : `${phrase}.`;
}

/** The person as a mention when Slack knows them, else by name. */
export function mention(person: { name: string; slackUserId: string | null }): string {
  return person.slackUserId === null ? escapeMrkdwn(person.name, 80) : `<@${person.slackUserId}>`;
}

/** A day in each reader's own time zone; the fallback is the day in UTC. */
export function date(at: Date): string {
  return `<!date^${Math.floor(at.getTime() / 1000)}^{date_short_pretty}|${at.toISOString().slice(0, 10)}>`;
}

/** An instant in each reader's own time zone; the fallback (phones, screen readers) is UTC and says so. */
export function dateTime(at: Date): string {
  const fallback = `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return `<!date^${Math.floor(at.getTime() / 1000)}^{date_short_pretty} at {time}|${fallback}>`;
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026-11-27` → `Fri 27 Nov`. A calendar day has no zone. */
export function dayOf(isoDay: string): string {
  const day = new Date(`${isoDay}T00:00:00Z`);
  return `${WEEKDAYS[day.getUTCDay()]} ${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]}`;
}

/** The calendar day of an instant in a time zone, YYYY-MM-DD; in UTC for a zone this platform does not know. */
export function dayIn(timeZone: string, at: Date): string {
  try {
    return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
  } catch {
    return at.toISOString().slice(0, 10);
  }
}

/** `2027-03-31` → `Mar 2027`. */
export const monthOf = (isoDay: string): string => `${MONTHS[Number(isoDay.slice(5, 7)) - 1]} ${isoDay.slice(0, 4)}`;

/** `2027-03-31` → `31 Mar 2027`. */
export function fullDayOf(isoDay: string): string {
  const day = new Date(`${isoDay}T00:00:00Z`);
  return `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
}

/** `120000, 'EUR'` → `€120K`. No or unknown currency: the bare number. Null: `not known`. */
export function money(amount: number | null, currency: string | null): string {
  if (amount === null) return 'not known';
  const digits = Math.abs(amount) < 1000 ? 0 : 1; // no cents
  const shape = { notation: 'compact', minimumFractionDigits: 0, maximumFractionDigits: digits } as const;
  const isCode = currency !== null && /^[A-Z]{3}$/.test(currency);
  const format = isCode
    ? new Intl.NumberFormat('en-US', { ...shape, style: 'currency', currency })
    : new Intl.NumberFormat('en-US', shape);
  return format.format(amount);
}

/** `1, 'alert'` → `1 alert`; `3, 'alert'` → `3 alerts`. */
export const count = (amount: number, noun: string): string => `${amount} ${noun}${amount === 1 ? '' : 's'}`;

const TIER_WORDS: Record<Tier, string> = {
  critical: 'Critical',
  high: 'High',
  moderate: 'Moderate',
  renewal: 'Renewal',
  expansion: 'Expansion',
};
export const tierWord = (tier: Tier): string => TIER_WORDS[tier];

/** An alert that waits in an incident. */
export const HELD_WITH_OTHERS = 'Held: many accounts turned Red with this cause; RevOps decides.';
