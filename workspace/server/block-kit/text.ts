import { z } from 'zod';

/** Source of every text limit: docs.slack.dev/reference/block-kit/composition-objects/text-object and the block's own page. */
export const plainText = (maxCharacters: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(maxCharacters),
    emoji: z.boolean().optional(),
  });

export const mrkdwn = (maxCharacters: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(maxCharacters),
    verbatim: z.boolean().optional(),
  });

export const textObject = (maxCharacters: number) =>
  z.discriminatedUnion('type', [plainText(maxCharacters), mrkdwn(maxCharacters)]);

export const identifier = z.string().min(1).max(255);
export const webUrl = z.string().min(1).max(3000);
