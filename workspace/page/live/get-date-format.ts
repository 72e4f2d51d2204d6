const made = new Map<string, Intl.DateTimeFormat>();

/** A date formatter, made once for each choice of options: making one costs far more than using it. */
export function getDateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const format = made.get(key) ?? new Intl.DateTimeFormat(locale, options);
  made.set(key, format);
  return format;
}
