import { useEffect, useRef, type RefObject } from 'react';

/** Opens a native dialog as modal when it mounts: the browser then keeps the focus inside and gives it back at the end. */
export function useShownDialog(): RefObject<HTMLDialogElement | null> {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return ref;
}
