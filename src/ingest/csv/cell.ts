import { z } from 'zod';

/** How one kind of cell is read: its value, or undefined when the text is not of that kind; and what was expected, for people. */
export type CellKind<T> = { parse: (text: string) => T | undefined; expected: string };

/** A cell that must have a value. */
export function required<T>(kind: CellKind<T>) {
  return z.string().transform((raw, context): T => {
    const text = raw.trim();
    const value = text === '' ? undefined : kind.parse(text);
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: text === '' ? 'is required and empty' : `expected ${kind.expected}` });
    return z.NEVER;
  });
}

/** A cell that may be empty: unknown, read as null and never as zero. */
export function optional<T>(kind: CellKind<T>) {
  return z.string().transform((raw, context): T | null => {
    const text = raw.trim();
    if (text === '') return null;
    const value = kind.parse(text);
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: `expected ${kind.expected}` });
    return z.NEVER;
  });
}
