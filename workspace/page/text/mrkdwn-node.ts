/** What a piece of Slack's mrkdwn means, ready to be drawn; text in it is plain and must never be read as HTML. */
export type MrkdwnNode =
  | { kind: 'text'; text: string }
  | { kind: 'break' }
  | { kind: 'bold' | 'italic' | 'strike' | 'quote'; children: MrkdwnNode[] }
  | { kind: 'code' | 'pre'; text: string }
  | { kind: 'link'; url: string; label: string }
  | { kind: 'user' | 'channel' | 'usergroup'; id: string; label: string | null }
  | { kind: 'broadcast'; range: string }
  | { kind: 'date'; epochSeconds: number; format: string; url: string | null; fallback: string }
  | { kind: 'emoji'; name: string };
