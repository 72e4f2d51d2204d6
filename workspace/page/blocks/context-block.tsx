import type { ContextBlock as SlackContext } from '@slack/types';
import type { ReactNode } from 'react';
import { ImageElement } from '../elements/image-element';
import { TextObject } from '../text/text-object';

/** Small grey facts beside each other. */
export function ContextBlock({ block }: { block: SlackContext }): ReactNode {
  return (
    <div className="block-context">
      {block.elements.map((element, index) =>
        element.type === 'image' ? (
          <ImageElement key={index} element={element} className="context-image" />
        ) : (
          <span key={index} className="block-text">
            <TextObject text={element} />
          </span>
        ),
      )}
    </div>
  );
}
