import type { Button, WorkflowButton } from '@slack/types';
import type { ReactNode } from 'react';
import { pendingKey, useSurface } from '../surface/surface-context';
import { PlainText } from '../text/text-object';
import type { Slot } from './slot';

/** A Block Kit button; one with a `url` also opens it, in a new tab. Busy until the app has answered. */
export function ButtonElement({ element, slot }: { element: Button | WorkflowButton; slot: Slot }): ReactNode {
  const { act, pending } = useSurface();
  const isPending = pending === pendingKey(slot.blockId, element);
  const shared = {
    className: `button button-${element.style ?? 'default'}`,
    'aria-label': element.accessibility_label,
    'aria-busy': isPending,
    onClick: () => act(slot.blockId, element, null),
  };
  const label = <PlainText text={element.text.text} emoji={element.text.emoji} />;
  const url = element.type === 'button' ? element.url : undefined;
  if (url !== undefined && /^https?:\/\//i.test(url)) {
    return (
      <a {...shared} href={url} target="_blank" rel="noreferrer noopener">
        {label}
      </a>
    );
  }
  return (
    <button {...shared} type="button">
      {label}
    </button>
  );
}
