import { useLayoutEffect, useRef, type RefObject } from 'react';

const NEAR_END_PX = 120;

/** Follows a conversation to its newest message, unless the reader has scrolled up to read an older one. */
export function usePinnedToEnd(): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);
  const isPinned = useRef(true);
  useLayoutEffect(() => {
    const element = ref.current;
    const onScroll = (): void => {
      if (element === null) return;
      isPinned.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END_PX;
    };
    element?.addEventListener('scroll', onScroll, { passive: true });
    return () => element?.removeEventListener('scroll', onScroll);
  }, []);
  useLayoutEffect(() => {
    if (isPinned.current) ref.current?.scrollTo({ top: ref.current.scrollHeight });
  }); // after every render: a message, an edit or a notice may have made it longer
  return ref;
}
