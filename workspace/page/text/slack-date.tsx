import type { ReactNode } from 'react';
import { useViewer } from '../live/viewer-context';
import { formatSlackDate } from './format-slack-date';
import { SafeLink } from './safe-link';

type Props = { epochSeconds: number; format: string; url: string | null; fallback: string };

/** A date in the reader's own time zone, with the exact instant on hover. */
export function SlackDate({ epochSeconds, format, url, fallback }: Props): ReactNode {
  const { now, person } = useViewer();
  const shown = formatSlackDate(epochSeconds, format, { now, timeZone: person.tz }) ?? fallback;
  const at = new Date(epochSeconds * 1000).toISOString();
  const time = (
    <time dateTime={at} title={at}>
      {shown}
    </time>
  );
  return url === null ? time : <SafeLink url={url}>{time}</SafeLink>;
}
