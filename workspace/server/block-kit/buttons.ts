import { z } from 'zod';
import { colorScheme, confirm, overflowOption } from './composition';
import { identifier, plainText, webUrl } from './text';

const actionId = identifier.optional();
const label = z.string().min(1).max(75).optional();
const value = z.string().min(1).max(2000);

export const button = z.strictObject({
  type: z.literal('button'),
  action_id: actionId,
  text: plainText(75),
  value: value.optional(),
  url: webUrl.optional(),
  style: colorScheme.optional(),
  accessibility_label: label,
  confirm: confirm.optional(),
});

export const workflowButton = z.strictObject({
  type: z.literal('workflow_button'),
  action_id: actionId,
  text: plainText(75),
  workflow: z.strictObject({
    trigger: z.strictObject({
      url: webUrl,
      customizable_input_parameters: z
        .array(z.strictObject({ name: z.string(), value: z.string() }))
        .min(1)
        .optional(),
    }),
  }),
  style: colorScheme.optional(),
  accessibility_label: label,
  confirm: confirm.optional(),
});

export const overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id: actionId,
  options: z.array(overflowOption).min(1).max(5),
  confirm: confirm.optional(),
});

const feedback = z.strictObject({ text: plainText(75), value, accessibility_label: label });

export const feedbackButtons = z.strictObject({
  type: z.literal('feedback_buttons'),
  action_id: actionId,
  positive_button: feedback,
  negative_button: feedback,
});

export const iconButton = z.strictObject({
  type: z.literal('icon_button'),
  action_id: actionId,
  icon: z.literal('trash'),
  text: plainText(75),
  value: value.optional(),
  accessibility_label: label,
  confirm: confirm.optional(),
  visible_to_user_ids: z.array(z.string()).optional(),
});
