/** Signs no database text holds: NUL, and half of a surrogate pair, as a cut in the middle of an emoji leaves it. */
const UNSTORABLE = /[\p{Cs}\0]/gu;

/** What someone typed, as it can be kept. Never throws. */
export const dropUnstorable = (typed: string): string => typed.replace(UNSTORABLE, '');
