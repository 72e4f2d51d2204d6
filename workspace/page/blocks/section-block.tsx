import type { SectionBlock as SlackSection } from '@slack/types';
import type { ReactNode } from 'react';
import { Element } from '../elements/element';
import { TextObject } from '../text/text-object';

/** Text, up to ten fields in two columns, and one element on the right. */
export function SectionBlock({ block, blockId }: { block: SlackSection; blockId: string }): ReactNode {
  return (
    <div className="block-section">
      <div className="block-section-main">
        {block.text !== undefined && (
          <div className="block-text">
            <TextObject text={block.text} />
          </div>
        )}
        {block.fields !== undefined && (
          <div className="block-fields">
            {block.fields.map((field, index) => (
              <div key={index} className="block-text">
                <TextObject text={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {block.accessory !== undefined && (
        <div className="block-accessory">
          <Element element={block.accessory} slot={{ blockId, isDispatching: true }} />
        </div>
      )}
    </div>
  );
}
