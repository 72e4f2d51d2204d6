import type { Overflow, PlainTextOption } from '@slack/types';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { pendingKey, useSurface } from '../surface/surface-context';
import { PlainText } from '../text/text-object';
import type { Slot } from './slot';
import { usePopupPlace } from './use-popup-place';

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/** The "More actions" menu behind the three dots, after the ARIA menu-button pattern. */
export function OverflowElement({ element, slot }: { element: Overflow; slot: Slot }): ReactNode {
  const { act, pending } = useSurface();
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const place = usePopupPlace(button, isOpen);
  useEffect(() => {
    if (isOpen) menu.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  }, [isOpen]);

  const close = (): void => {
    setIsOpen(false);
    button.current?.focus();
  };
  const choose = (option: PlainTextOption): void => {
    close();
    if (option.url !== undefined) window.open(option.url, '_blank', 'noreferrer,noopener');
    act(slot.blockId, element, { type: 'overflow', selected_option: option });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')];
    const step = STEPS[event.key] ?? 0;
    if (step === 0 && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (step === 0) return close();
    const next = items.findIndex((item) => item === document.activeElement) + step;
    items[(next + items.length) % items.length]?.focus();
  };

  return (
    <span
      className="combobox"
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setIsOpen(false)}
    >
      <button
        ref={button}
        type="button"
        className="button button-default button-overflow"
        aria-label="More actions"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-busy={pending === pendingKey(slot.blockId, element)}
        onClick={() => setIsOpen(!isOpen)}
      >
        <span aria-hidden="true">⋯</span>
      </button>
      {isOpen && (
        <div ref={menu} role="menu" aria-label="More actions" className="popup" style={place} onKeyDown={onKeyDown}>
          {element.options.map((option) => (
            <button
              key={option.value}
              type="button"
              role="menuitem"
              className="popup-line"
              onClick={() => choose(option)}
            >
              <PlainText text={option.text.text} />
              {option.description !== undefined && <small>{option.description.text}</small>}
            </button>
          ))}
        </div>
      )}
    </span>
  );
}
