import { z } from 'zod';
import { SEGMENTS } from '../../domain/account';
import type { ModelDocument } from '../../domain/model-page';

const shares = z.record(z.string(), z.number());
const Weights = z.object({
  dimensions: shares,
  signals: shares,
  bands: z.array(z.object({ band: z.enum(['red', 'yellow', 'green']), from: z.number(), to: z.number() })),
  caps: z.record(z.string(), z.object({ signal: z.string(), threshold: z.number(), scoreAtMost: z.number() })),
  criticalBelow: z.number().nullable(),
});
const Document = z.object({ base: Weights, segments: z.partialRecord(z.enum(SEGMENTS), Weights) });

/** A model as it was kept; null where another release kept it in another shape. */
export function parseModelDocument(document: unknown): ModelDocument | null {
  const parsed = Document.safeParse(document);
  return parsed.success ? parsed.data : null;
}
