/** Two digits a person can keep in mind, never less: 57.2 → 58, 134 → 140, 0.3 → 1. @param amount - 0 or more. */
export const roundUpwards = (amount: number): number => Math.ceil(amount / step(amount) - ROUNDING) * step(amount);

/** Likewise, never more: 57.2 → 57, 134 → 130, 0.3 → 0. */
export const roundDownwards = (amount: number): number => Math.floor(amount / step(amount) + ROUNDING) * step(amount);

const step = (amount: number): number => (amount < 100 ? 1 : 10 ** (Math.floor(Math.log10(amount)) - 1));
const ROUNDING = 1e-9;
