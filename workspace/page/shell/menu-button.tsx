import type { ReactNode } from 'react';

/** On a narrow screen: shows and hides the left column. */
export function MenuButton({ isOpen, onToggle }: { isOpen: boolean; onToggle: () => void }): ReactNode {
  return (
    <button
      type="button"
      className="menu-button"
      aria-label={isOpen ? 'Hide channels' : 'Show channels'}
      aria-expanded={isOpen}
      aria-controls="sidebar"
      onClick={onToggle}
    >
      <span aria-hidden="true">☰</span>
    </button>
  );
}
