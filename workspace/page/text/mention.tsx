import type { ReactNode } from 'react';
import { useViewer } from '../live/viewer-context';

/** `<@U…>`: the person's name, marked when it is the reader. */
export function UserMention({ id, label }: { id: string; label: string | null }): ReactNode {
  const { people, person } = useViewer();
  const name = people.find((candidate) => candidate.id === id)?.name ?? label ?? id;
  return <span className={id === person.id ? 'mention mention-me' : 'mention'}>@{name}</span>;
}

/** `<#C…>`: the channel's name, or what Slack shows for one the reader may not see. */
export function ChannelMention({ id, label }: { id: string; label: string | null }): ReactNode {
  const { channels, person } = useViewer();
  const channel = channels.find((candidate) => candidate.id === id);
  if (channel === undefined) return <span className="mention">#{label ?? 'private-channel'}</span>;
  return (
    <a className="mention" href={`#as=${person.id}&at=${id}`}>
      #{channel.name}
    </a>
  );
}
