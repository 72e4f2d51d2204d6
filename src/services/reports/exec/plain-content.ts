import { z } from 'zod';

export const count = z.number();
export const rate = z.number();
export const text = z.string().nullable();
export const Amounts = z.array(z.object({ currency: text, amount: z.number() }));
export const Share = z.object({ part: count, whole: count });
