import type { Play, Playbook, PlaybookEntry } from '../../src/scoring/playbook';

const play = (text: string): Play => ({ text, due: { kind: 'this_week' } });

/** Plays that name their situation. */
export const buildEntry = (over: Partial<PlaybookEntry> = {}): PlaybookEntry => ({
  checkIn: play('check in {when}'),
  renewal: play('talk renewal {when}'),
  churnRisk: play('save them {when}'),
  segments: {},
  ...over,
});

/** No signal has plays of its own. */
export const buildPlaybook = (over: Partial<Playbook> = {}): Playbook => ({
  fallback: buildEntry(),
  signals: new Map(),
  expansion: { fallback: play('offer more {when}'), signals: new Map() },
  ...over,
});
