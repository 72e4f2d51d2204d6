import type { GamingNotice, MonitorId } from '../domain/monitor';
import { describeGaming, MONITOR_WORDS } from './failures';
import { section, type Message } from './message';
import { dayOf } from './wording';

export type MonitorEpisode = { monitor: MonitorId; since: string; value: number | null; threshold: number };

const WORDS: Record<MonitorId, (episode: MonitorEpisode) => string> = {
  gaming: () => 'judgements on scores stand out; who and how stands with the people concerned and their managers',
  data_lag: ({ value }) =>
    `usage data has been over 36 h old for two weeks${value === null ? '' : ` (${value.toFixed(0)} h now)`}; changes of colour that rest on it are withheld until the source is mended`,
  fatigue: ({ value, threshold }) =>
    `someone was told ${value ?? 'more'} alerts this week, over the ${threshold} a person reads; raise a threshold or switch a trigger off`,
  role_confusion: ({ value }) =>
    `only ${value === null ? 'few' : `${Math.round(value * 100)}%`} of red alerts had an action within 5 business days; look at who is named`,
};

/** An episode of a failure mode, to RevOps, once. */
export function buildMonitorNote(episode: MonitorEpisode, command: string): Message {
  const text = `${MONITOR_WORDS[episode.monitor]} since ${dayOf(episode.since)}: ${WORDS[episode.monitor](episode)}. More: \`${command} failures\`.`;
  return { text, blocks: [section(text)] };
}

/** The same about one person, to them and to whoever leads them. */
export function buildGamingNote(notice: GamingNotice): Message {
  const text = `About judgements on scores. ${describeGaming(notice)}`;
  return { text, blocks: [section(text)] };
}
