import type { ReactNode } from 'react';
import { findEmoji } from './find-emoji';

/** One emoji with its name for screen readers; an unknown shortcode stays as typed, as in Slack. */
export function Emoji({ name }: { name: string }): ReactNode {
  const character = findEmoji(name);
  if (character === null) return `:${name}:`;
  return (
    <span className="emoji" role="img" aria-label={name.replaceAll('_', ' ')}>
      {character}
    </span>
  );
}
