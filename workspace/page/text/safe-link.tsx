import type { ReactNode } from 'react';

/** A link to the outside in a new tab. Anything but http, https and mailto stays text: it could run code. */
export function SafeLink({ url, children }: { url: string; children: ReactNode }): ReactNode {
  if (!/^(?:https?:\/\/|mailto:)/i.test(url)) return children;
  return (
    <a href={url} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  );
}
