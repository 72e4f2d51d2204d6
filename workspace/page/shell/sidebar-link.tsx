import { useId, type ReactNode } from 'react';

type Props = { href: string; name: string; icon: ReactNode; isCurrent: boolean; unread: number };

/** One place to go. Its accessible name is the bare name; what is unread is its description. */
export function SidebarLink({ href, name, icon, isCurrent, unread }: Props): ReactNode {
  const id = useId();
  return (
    <li>
      <a
        href={href}
        className={unread > 0 ? 'sidebar-link sidebar-link-unread' : 'sidebar-link'}
        aria-label={name}
        aria-current={isCurrent ? 'page' : undefined}
        aria-describedby={unread > 0 ? id : undefined}
      >
        <span className="sidebar-icon" aria-hidden="true">
          {icon}
        </span>
        <span className="sidebar-name">{name}</span>
        {unread > 0 && (
          <span id={id} className="sidebar-badge">
            {unread}
            <span className="visually-hidden"> unread</span>
          </span>
        )}
      </a>
    </li>
  );
}
