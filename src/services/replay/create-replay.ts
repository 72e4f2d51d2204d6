import type { AlertState } from '../../domain/alert';
import type { Observation } from '../../domain/score';
import type { TriggerState } from '../../domain/trigger';
import { decideAgainst } from '../announce-transitions/decide-moves';
import type { ReplayedAlert, ReplayVariant } from './replay-result';
import { isInDigest } from './is-in-digest';
import { isCriticalNow, type Story, type StoryClock, tellStory } from './story';

/** The alert rules under one variant, remembering everything in memory. */
export type Replay = {
  see: (seen: Observation, day: string, now: Date) => void;
  alerts: readonly ReplayedAlert[];
  joined: () => number;
};

/** Days come in order. The first look at an account takes what it sees as known, as a first run does: it opens nothing. */
export function createReplay(
  settings: ReplayVariant['settings'],
  isListed: StoryClock['isListed'] = isInDigest,
): Replay {
  const [bands, states, stories] = [
    new Map<string, AlertState>(),
    new Map<string, TriggerState[]>(),
    new Map<string, Story | null>(),
  ];
  const alerts: ReplayedAlert[] = [];
  let joined = 0;
  const see: Replay['see'] = (seen, day, now) => {
    const { accountId } = seen;
    const critical = new Set(isCriticalNow(stories.get(accountId) ?? null) ? [accountId] : []);
    const decided = decideAgainst({ bands, triggers: states, critical }, [seen], now, settings);
    for (const { state } of decided.states) bands.set(accountId, state);
    states.set(accountId, merge(states.get(accountId) ?? [], decided.triggerStates));
    for (const move of decided.moves) {
      const { story, told } = tellStory(stories.get(accountId) ?? null, move, { ...settings, isListed, now });
      stories.set(accountId, story);
      if (told?.kind === 'opened') alerts.push({ accountId, day, trigger: told.trigger, tier: told.tier });
      else if (told !== null) joined += 1;
    }
  };
  return { see, alerts, joined: () => joined };
}

function merge(known: TriggerState[], changed: readonly { state: TriggerState }[]): TriggerState[] {
  if (changed.length === 0) return known;
  const byName = new Map(known.map((state) => [nameOf(state), state]));
  for (const { state } of changed) byName.set(nameOf(state), state);
  return [...byName.values()];
}

const nameOf = ({ trigger, key }: TriggerState): string => `${trigger} ${key}`;
