import type { ReactNode } from 'react';

/** What Slack's client itself says to one person, such as "/health failed with the error …". */
export function NoticeLine({ text, onDismiss }: { text: string; onDismiss: () => void }): ReactNode {
  return (
    <div className="notice" role="alert">
      <span className="avatar avatar-slackbot" aria-hidden="true">
        S
      </span>
      <div>
        <p className="notice-author">
          Slackbot <small>Only visible to you</small>
        </p>
        <p>{text}</p>
      </div>
      <button type="button" className="icon-button" aria-label="Dismiss" onClick={onDismiss}>
        <span aria-hidden="true">✕</span>
      </button>
    </div>
  );
}
