import { z } from 'zod';
import { plainText, textObject, webUrl } from './text';

const style = z.enum(['primary', 'danger']);

export const confirm = z.strictObject({
  title: plainText(100).optional(),
  text: textObject(300),
  confirm: plainText(30).optional(),
  deny: plainText(30).optional(),
  style: style.optional(),
});

export const colorScheme = style;

/** The types say 75 characters for a value, one page of the docs says 150: hold the app to the stricter one. */
const optionValue = z.string().min(1).max(75);

export const menuOption = z.strictObject({
  text: plainText(75),
  value: optionValue,
  description: plainText(75).optional(),
});

export const overflowOption = menuOption.extend({ url: webUrl.optional() });

export const choiceOption = z.strictObject({
  text: textObject(75),
  value: optionValue,
  description: textObject(75).optional(),
});

export const optionGroup = z.strictObject({ label: plainText(75), options: z.array(menuOption).min(1).max(100) });

export const dispatchActionConfig = z.strictObject({
  trigger_actions_on: z
    .array(z.enum(['on_enter_pressed', 'on_character_entered']))
    .min(1)
    .optional(),
});

export const conversationFilter = z
  .strictObject({
    include: z
      .array(z.enum(['im', 'mpim', 'private', 'public']))
      .min(1)
      .optional(),
    exclude_external_shared_channels: z.boolean().optional(),
    exclude_bot_users: z.boolean().optional(),
  })
  .refine((filter) => Object.keys(filter).length > 0, 'must define at least one filter');

const slackFile = z
  .strictObject({ id: z.string().optional(), url: z.string().optional() })
  .refine((file) => (file.id === undefined) !== (file.url === undefined), 'must define either `id` or `url`');

export const imageSource = { image_url: webUrl.optional(), slack_file: slackFile.optional() };

export function hasOneImageSource(image: { image_url?: unknown; slack_file?: unknown }): boolean {
  return (image.image_url === undefined) !== (image.slack_file === undefined);
}

export const ONE_IMAGE_SOURCE = 'must define either `image_url` or `slack_file`';
