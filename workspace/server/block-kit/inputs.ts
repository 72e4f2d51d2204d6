import { z } from 'zod';
import { dispatchActionConfig } from './composition';
import { richText } from './rich-text';
import { identifier, plainText } from './text';

const common = {
  action_id: identifier.optional(),
  placeholder: plainText(150).optional(),
  focus_on_load: z.boolean().optional(),
  dispatch_action_config: dispatchActionConfig.optional(),
};

export const plainTextInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    ...common,
    initial_value: z.string().max(3000).optional(),
    multiline: z.boolean().optional(),
    min_length: z.number().int().min(0).max(3000).optional(),
    max_length: z.number().int().min(1).max(3000).optional(),
  })
  .refine((input) => (input.min_length ?? 0) <= (input.max_length ?? 3000), 'min_length is greater than max_length');

export const emailInput = z.strictObject({
  type: z.literal('email_text_input'),
  ...common,
  initial_value: z.string().optional(),
});

export const urlInput = z.strictObject({
  type: z.literal('url_text_input'),
  ...common,
  initial_value: z.string().optional(),
});

export const numberInput = z
  .strictObject({
    type: z.literal('number_input'),
    ...common,
    is_decimal_allowed: z.boolean(),
    initial_value: z.string().optional(),
    min_value: z.string().optional(),
    max_value: z.string().optional(),
  })
  .refine(
    ({ min_value, max_value }) =>
      min_value === undefined || max_value === undefined || Number(min_value) <= Number(max_value),
    'min_value is greater than max_value',
  );

const lines = z.number().int().min(1).max(100).optional();

export const richTextInput = z.strictObject({
  type: z.literal('rich_text_input'),
  ...common,
  initial_value: richText.optional(),
  min_lines: lines,
  max_lines: lines,
});

export const fileInput = z.strictObject({
  type: z.literal('file_input'),
  action_id: identifier.optional(),
  filetypes: z.array(z.string()).min(1).optional(),
  max_files: z.number().int().min(1).max(10).optional(),
});
