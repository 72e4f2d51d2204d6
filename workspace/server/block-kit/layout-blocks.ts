import { z } from 'zod';
import { actions, context, divider, header, input, section } from './basic-blocks';
import { button } from './buttons';
import { fileBlock, imageBlock, imageElement, videoBlock } from './media-blocks';
import { richText } from './rich-text';
import { table } from './table-blocks';
import { identifier, mrkdwn, plainText, textObject } from './text';

const blockId = identifier.optional();

export const alert = z.strictObject({
  type: z.literal('alert'),
  block_id: blockId,
  text: textObject(200),
  level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
});

export const card = z
  .strictObject({
    type: z.literal('card'),
    block_id: blockId,
    hero_image: imageElement.optional(),
    icon: imageElement.optional(),
    title: mrkdwn(150).optional(),
    subtitle: mrkdwn(150).optional(),
    body: mrkdwn(200).optional(),
    subtext: mrkdwn(200).optional(),
    actions: z.array(button).min(1).max(3).optional(),
  })
  .refine(
    ({ hero_image, title, actions: buttons, body }) =>
      [hero_image, title, buttons, body].some((part) => part !== undefined),
    'must define at least one of `hero_image`, `title`, `actions` or `body`',
  );

export const carousel = z.strictObject({
  type: z.literal('carousel'),
  block_id: blockId,
  elements: z.array(card).min(1).max(10),
});

export const container = z
  .strictObject({
    type: z.literal('container'),
    block_id: blockId,
    title: plainText(150).optional(),
    rich_text_title: richText.optional(),
    subtitle: textObject(150).optional(),
    child_blocks: z
      .array(
        z.discriminatedUnion('type', [
          actions,
          context,
          divider,
          fileBlock,
          header,
          imageBlock,
          input,
          richText,
          section,
          table,
          videoBlock,
        ]),
      )
      .min(1)
      .max(10),
    width: z.enum(['narrow', 'standard', 'wide', 'full']).optional(),
    icon: imageElement.optional(),
    is_collapsible: z.boolean().optional(),
    default_collapsed: z.boolean().optional(),
    has_header_divider: z.boolean().optional(),
  })
  .refine(
    (block) => block.title !== undefined || block.rich_text_title !== undefined,
    'must define either `title` or `rich_text_title`',
  )
  .refine((block) => block.default_collapsed !== true || block.is_collapsible === true, 'must be collapsible');
