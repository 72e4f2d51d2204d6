import { z } from 'zod';
import { richText } from './rich-text';
import { identifier } from './text';

const rawText = z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) });
const rawNumber = z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: z.string().min(1) });
const cell = z.discriminatedUnion('type', [rawText, rawNumber, richText]);

export const TABLE_MAX_CHARACTERS = 10_000;
export const DATA_TABLE_MAX_CHARACTERS = 20_000;

export const table = z.strictObject({
  type: z.literal('table'),
  block_id: identifier.optional(),
  rows: z.array(z.array(cell).min(1).max(20)).min(1).max(100),
  column_settings: z
    .array(
      z
        .strictObject({ align: z.enum(['left', 'center', 'right']).optional(), is_wrapped: z.boolean().optional() })
        .nullable(),
    )
    .max(20)
    .optional(),
});

export const dataTable = z
  .strictObject({
    type: z.literal('data_table'),
    block_id: identifier.optional(),
    caption: z.string().min(1),
    rows: z.array(z.array(cell).min(1).max(20)).min(2).max(201),
    page_size: z.number().int().min(1).max(100).optional(),
    row_header_column_index: z.number().int().min(0).max(19).optional(),
  })
  .refine((block) => block.rows[0]?.every((head) => head.type !== 'rich_text'), 'header cells must be raw_text')
  .refine(
    (block) => new Set(block.rows.map((row) => row.length)).size === 1,
    'rows must have the same number of cells',
  );
