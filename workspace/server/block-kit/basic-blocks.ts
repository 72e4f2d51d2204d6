import { z } from 'zod';
import { button, overflow, workflowButton } from './buttons';
import { emailInput, fileInput, numberInput, plainTextInput, richTextInput, urlInput } from './inputs';
import { imageElement } from './media-blocks';
import { checkboxes, datepicker, datetimepicker, radioButtons, timepicker } from './pickers';
import { selects } from './selects';
import { identifier, mrkdwn, plainText, textObject } from './text';

const blockId = identifier.optional();
const menusAndPickers = [...selects, checkboxes, radioButtons, datepicker, timepicker] as const;

export const divider = z.strictObject({ type: z.literal('divider'), block_id: blockId });

export const header = z.strictObject({ type: z.literal('header'), block_id: blockId, text: plainText(150) });

export const section = z
  .strictObject({
    type: z.literal('section'),
    block_id: blockId,
    text: textObject(3000).optional(),
    fields: z.array(textObject(2000)).min(1).max(10).optional(),
    accessory: z
      .discriminatedUnion('type', [button, workflowButton, overflow, imageElement, ...menusAndPickers])
      .optional(),
    expand: z.boolean().optional(),
  })
  .refine((block) => block.text !== undefined || block.fields !== undefined, 'must define either `text` or `fields`');

export const context = z.strictObject({
  type: z.literal('context'),
  block_id: blockId,
  elements: z
    .array(z.discriminatedUnion('type', [imageElement, plainText(3000), mrkdwn(3000)]))
    .min(1)
    .max(10),
});

export const actions = z.strictObject({
  type: z.literal('actions'),
  block_id: blockId,
  elements: z
    .array(
      z.discriminatedUnion('type', [
        button,
        workflowButton,
        overflow,
        richTextInput,
        datetimepicker,
        ...menusAndPickers,
      ]),
    )
    .min(1)
    .max(25),
});

export const input = z.strictObject({
  type: z.literal('input'),
  block_id: blockId,
  label: plainText(2000),
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  element: z.discriminatedUnion('type', [
    plainTextInput,
    emailInput,
    urlInput,
    numberInput,
    richTextInput,
    fileInput,
    datetimepicker,
    ...menusAndPickers,
  ]),
});
