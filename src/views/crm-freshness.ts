import type { CrmState } from '../domain/crm-write';
import { section } from './message';
import type { KnownBlock } from '@slack/types';
import { escapeWithin } from './mrkdwn';
import { count, dateTime } from './wording';

const SHOWN = 5;

/** `/health freshness`: whether the CRM says what Barometer says. Counts only: whose records they are is not for everyone. */
export function buildCrmFreshness(states: readonly CrmState[]): KnownBlock[] {
  if (states.length === 0) return [];
  const lines = states.slice(0, SHOWN).map(line);
  return [section(['*In the CRM*', ...lines].join('\n'))];
}

function line(state: CrmState): string {
  const name = escapeWithin(state.target, 200);
  if (state.mode === 'off') return `– ${name}: switched off`;
  if (state.stopped !== null)
    return `⚠ Stopped · ${name}: since ${dateTime(state.stopped.at)}: ${escapeWithin(state.stopped.reason, 300)}`;
  if (state.mode === 'dry_run') return `– ${name}: dry run, ${count(state.counts.shown, 'record')} would be written`;
  const waits = waitingParts(state.counts);
  const needsPerson = state.counts.refused + state.counts.unknown > 0;
  if (state.lastWrittenAt === null) {
    const isIdle = waits.length === 0;
    return `${needsPerson ? '⚠' : '–'} Nothing written yet · ${name}: ${isIdle ? 'nothing was due so far' : waits.join(', ')}`;
  }
  const parts = [`last written ${dateTime(state.lastWrittenAt)}`, ...waits];
  return `${needsPerson ? '⚠ Written in part' : '✓ Written'} · ${name}: ${parts.join(', ')}`;
}

function waitingParts({ waiting, withheld, refused, unknown }: CrmState['counts']): string[] {
  return [
    ...(waiting === 0 ? [] : [`${waiting} waiting`]),
    ...(withheld === 0 ? [] : [`${withheld} withheld for stale data`]),
    ...(refused === 0 ? [] : [`${refused} refused`]),
    ...(unknown === 0 ? [] : [`${unknown} to be looked at`]),
  ];
}
