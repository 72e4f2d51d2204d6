import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const pair = z.tuple([z.number(), z.number()]);
const Sets = z.strictObject({
  sets: z.record(
    z.string(),
    z.strictObject({
      about: z.string(),
      from: z.iso.date(),
      reference: z.strictObject({ rank: pair, logistic: pair, boosting: pair }),
      bar: z.number().nullable(),
    }),
  ),
});

export type SetOptions = z.infer<typeof Sets>['sets'][string];

/** The sets of `sets.yaml`, in its order. */
export function readSets(): [name: string, options: SetOptions][] {
  return Object.entries(Sets.parse(parse(readFileSync(join(__dirname, 'sets.yaml'), 'utf8'))).sets);
}
