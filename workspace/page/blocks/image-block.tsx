import type { ImageBlock as SlackImage } from '@slack/types';
import type { ReactNode } from 'react';
import { imageUrl } from '../elements/image-element';
import { PlainText } from '../text/text-object';

/** A picture with its title above. */
export function ImageBlock({ block }: { block: SlackImage }): ReactNode {
  return (
    <figure className="block-image">
      {block.title !== undefined && (
        <figcaption>
          <PlainText text={block.title.text} />
        </figcaption>
      )}
      <img src={imageUrl(block)} alt={block.alt_text} />
    </figure>
  );
}
