import type { z } from 'zod';
import { SourceContractError } from '../errors';

export type Answered = { source: string; asked: string; text: string };

/**
 * An answer as its schema says. An empty one is null. What people wrote stands in no error.
 * @throws SourceContractError when it is a web page, is cut off or breaks the schema.
 */
export function parseAnswer<Schema extends z.ZodType>(
  schema: Schema,
  { source, asked, text }: Answered,
): z.output<Schema> {
  const parsed = schema.safeParse(parseJson({ source, asked, text }));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const at = issue?.path.map(String).join('.') ?? '';
  throw new SourceContractError(
    source,
    `${asked}: the answer is not what is documented: ${at === '' ? '' : `${at}: `}${issue?.message ?? 'not valid'}`,
  );
}

export function parseJson({ source, asked, text }: Answered): unknown {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (trimmed.startsWith('<')) throw new SourceContractError(source, `${asked}: the answer is a web page, not JSON`);
  try {
    return JSON.parse(trimmed) as unknown;
  } catch {
    throw new SourceContractError(source, `${asked}: the answer is cut off or not JSON`); // the platform's words would quote it
  }
}
