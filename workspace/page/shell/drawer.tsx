import { useId, type ReactNode } from 'react';

/** A panel on the right that leaves the conversation in reach. */
export function DrawerPanel({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: ReactNode;
}): ReactNode {
  const id = useId();
  return (
    <aside className="drawer" aria-labelledby={id} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <header className="drawer-header">
        <h2 id={id}>{title}</h2>
        <button type="button" className="icon-button" aria-label={`Close ${title.toLowerCase()}`} onClick={onClose}>
          <span aria-hidden="true">✕</span>
        </button>
      </header>
      {children}
    </aside>
  );
}
