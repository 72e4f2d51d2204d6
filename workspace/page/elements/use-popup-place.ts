import { useLayoutEffect, useState, type CSSProperties, type RefObject } from 'react';

const GAP_PX = 4;
const MAX_HEIGHT_PX = 280;

function placeUnder(anchor: DOMRect): CSSProperties {
  const below = window.innerHeight - anchor.bottom - 2 * GAP_PX;
  const above = anchor.top - 2 * GAP_PX;
  const isBelow = below >= Math.min(MAX_HEIGHT_PX, above);
  const width = Math.max(anchor.width, 220);
  return {
    left: Math.max(GAP_PX, Math.min(anchor.left, window.innerWidth - width - GAP_PX)),
    minWidth: width,
    maxHeight: Math.min(MAX_HEIGHT_PX, isBelow ? below : above),
    ...(isBelow ? { top: anchor.bottom + GAP_PX } : { bottom: window.innerHeight - anchor.top + GAP_PX }),
  };
}

/** Where a menu goes: beside its control, on the side with room, never cut off by the pane or dialog it stands in. */
export function usePopupPlace(anchor: RefObject<HTMLElement | null>, isOpen: boolean): CSSProperties {
  const [place, setPlace] = useState<CSSProperties>({});
  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    const update = (): void =>
      setPlace(anchor.current === null ? {} : placeUnder(anchor.current.getBoundingClientRect()));
    update();
    window.addEventListener('resize', update);
    window.addEventListener('scroll', update, true);
    return () => {
      window.removeEventListener('resize', update);
      window.removeEventListener('scroll', update, true);
    };
  }, [anchor, isOpen]);
  return place;
}
