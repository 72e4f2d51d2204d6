import { useEffect, useRef, type RefObject } from 'react';

/**
 * Keeps the keyboard's place when an update takes away the button that was just pressed: the focus then goes to the
 * message itself instead of the top of the page.
 */
export function useKeptFocus<T extends HTMLElement>(): RefObject<T | null> {
  const ref = useRef<T>(null);
  const hadFocus = useRef(false);
  useEffect(() => {
    const element = ref.current;
    const remember = (): void => void (hadFocus.current = true);
    const forget = (event: FocusEvent): void => void (hadFocus.current = event.relatedTarget === null);
    element?.addEventListener('focusin', remember);
    element?.addEventListener('focusout', forget);
    return () => {
      element?.removeEventListener('focusin', remember);
      element?.removeEventListener('focusout', forget);
    };
  }, []);
  useEffect(() => {
    if (hadFocus.current && document.activeElement === document.body) ref.current?.focus({ preventScroll: true });
  }); // after every render: any of them may be the one that took the button away
  return ref;
}
