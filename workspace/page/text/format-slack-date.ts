import { getDateFormat } from '../live/get-date-format';

const DAY_MS = 86_400_000;
const LOCALE = 'en-US';

type Clock = { now: Date; timeZone: string };

const dayNumber = (at: Date, timeZone: string): number =>
  Date.parse(getDateFormat('en-CA', { timeZone }).format(at)) / DAY_MS;

function format(at: Date, clock: Clock, options: Intl.DateTimeFormatOptions): string {
  return getDateFormat(LOCALE, { timeZone: clock.timeZone, ...options }).format(at);
}

function relativeDay(at: Date, clock: Clock): string | null {
  const days = dayNumber(at, clock.timeZone) - dayNumber(clock.now, clock.timeZone);
  return { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' }[String(days)] ?? null;
}

function ago(at: Date, clock: Clock): string {
  const minutes = Math.round((at.getTime() - clock.now.getTime()) / 60_000);
  const relative = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'auto' });
  if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute');
  if (Math.abs(minutes) < 24 * 60) return relative.format(Math.round(minutes / 60), 'hour');
  return relative.format(Math.round(minutes / (24 * 60)), 'day');
}

const DATE = { year: 'numeric', month: 'long', day: 'numeric' } as const;
const SHORT = { ...DATE, month: 'short' } as const;
const LONG = { ...DATE, weekday: 'long' } as const;
const TIME = { hour: 'numeric', minute: '2-digit' } as const;
const pretty =
  (options: Intl.DateTimeFormatOptions) =>
  (at: Date, clock: Clock): string =>
    relativeDay(at, clock) ?? format(at, clock, options);

const TOKENS: Record<string, (at: Date, clock: Clock) => string> = {
  date_num: (at, { timeZone }) => getDateFormat('en-CA', { timeZone }).format(at),
  date_slash: (at, clock) => format(at, clock, { year: 'numeric', month: '2-digit', day: '2-digit' }),
  date: (at, clock) => format(at, clock, DATE),
  date_short: (at, clock) => format(at, clock, SHORT),
  date_long: (at, clock) => format(at, clock, LONG),
  date_pretty: pretty(DATE),
  date_short_pretty: pretty(SHORT),
  date_long_pretty: pretty(LONG),
  day_divider_pretty: pretty({ weekday: 'long', month: 'long', day: 'numeric' }),
  time: (at, clock) => format(at, clock, TIME),
  time_secs: (at, clock) => format(at, clock, { ...TIME, second: '2-digit' }),
  ago,
};

/**
 * A `<!date^…>` format for one reader: `{date_short_pretty} at {time}` → "today at 9:00 AM".
 * @param epochSeconds - The instant, in seconds.
 * @param clock - The reader's `now` and time zone (IANA).
 * @returns The format with its known tokens replaced, or null when none is known: show the fallback then.
 *   Source: docs.slack.dev, "Formatting message text", date formatting.
 */
export function formatSlackDate(epochSeconds: number, pattern: string, clock: Clock): string | null {
  const at = new Date(epochSeconds * 1000);
  let replaced = 0;
  const text = pattern.replace(/\{(\w+)\}/g, (whole, token: string) => {
    const render = Object.hasOwn(TOKENS, token) ? TOKENS[token] : undefined;
    if (render === undefined) return whole;
    replaced += 1;
    return render(at, clock);
  });
  return replaced === 0 ? null : text;
}
