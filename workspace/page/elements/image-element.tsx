import type { ImageElement as SlackImage } from '@slack/types';
import type { ReactNode } from 'react';

/** A small image beside text; its `alt_text` is what a screen reader says. */
export function ImageElement({ element, className }: { element: SlackImage; className: string }): ReactNode {
  return <img className={className} src={imageUrl(element)} alt={element.alt_text} />;
}

/** Where the bytes are: an address, or a file that was uploaded to the workspace. */
export function imageUrl(image: { image_url: string } | { slack_file: { url: string } | { id: string } }): string {
  if ('image_url' in image) return image.image_url;
  return 'url' in image.slack_file ? image.slack_file.url : `/ui/files/${image.slack_file.id}`;
}
