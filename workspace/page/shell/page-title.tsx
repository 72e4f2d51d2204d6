import { useEffect } from 'react';

/** Names the browser's tab after the place, for history and for screen readers. */
export function PageTitle({ title }: { title: string }): null {
  useEffect(() => {
    document.title = title;
  }, [title]);
  return null;
}
