import { z } from 'zod';
import { hasOneImageSource, imageSource, ONE_IMAGE_SOURCE } from './composition';
import { identifier, plainText, webUrl } from './text';

const altText = z.string().min(1).max(2000);

export const imageElement = z
  .strictObject({ type: z.literal('image'), alt_text: altText, ...imageSource })
  .refine(hasOneImageSource, ONE_IMAGE_SOURCE);

export const imageBlock = z
  .strictObject({
    type: z.literal('image'),
    block_id: identifier.optional(),
    alt_text: altText,
    title: plainText(2000).optional(),
    ...imageSource,
  })
  .refine(hasOneImageSource, ONE_IMAGE_SOURCE);

const httpsUrl = webUrl.startsWith('https://', 'must be an https URL');

export const videoBlock = z.strictObject({
  type: z.literal('video'),
  block_id: identifier.optional(),
  video_url: httpsUrl,
  thumbnail_url: webUrl,
  alt_text: z.string().min(1),
  title: plainText(199),
  title_url: httpsUrl.optional(),
  author_name: z.string().max(49).optional(),
  provider_name: z.string().optional(),
  provider_icon_url: webUrl.optional(),
  description: plainText(200).optional(),
});

/** Slack sends this block in messages it read; an app may not post one (docs: file block, "You can't add this block directly"). */
export const fileBlock = z
  .strictObject({
    type: z.literal('file'),
    block_id: identifier.optional(),
    source: z.literal('remote'),
    external_id: z.string(),
  })
  .refine(() => false, 'a file block cannot be posted by an app');
