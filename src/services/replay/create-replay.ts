import { findTriggers } from '../../alerts/triggers/find-triggers';
import type { AlertState } from '../../domain/alert';
import type { Observation } from '../../domain/score';
import type { TriggerState } from '../../domain/trigger';
import type { TriggerSubject } from '../../domain/trigger-subject';
import { decideAgainst } from '../announce-transitions/decide-moves';
import type { ReplayedAlert, ReplayVariant } from './replay-result';
import { isCriticalNow, type Story, tellStory } from './story';

/** One account on one past day, scored once for all variants. */
export type Look = { observation: Observation; subject: TriggerSubject };

/** The alert rules under one variant, remembering everything in memory. */
export type Replay = {
  see: (look: Look, day: string, now: Date) => void;
  alerts: readonly ReplayedAlert[];
  joined: () => number;
};

/** Days come in order. The first look at an account takes what it sees as known, as a first run does: it opens nothing. */
export function createReplay({ settings, triggers }: Pick<ReplayVariant, 'settings' | 'triggers'>): Replay {
  const [bands, states, stories] = [
    new Map<string, AlertState>(),
    new Map<string, TriggerState[]>(),
    new Map<string, Story | null>(),
  ];
  const alerts: ReplayedAlert[] = [];
  let joined = 0;
  const decide = ({ observation, subject }: Look, now: Date) => {
    const { accountId } = observation;
    const { findings, unknown } = findTriggers(subject, triggers, now);
    const critical = new Set(isCriticalNow(stories.get(accountId) ?? null) ? [accountId] : []);
    const seen = { ...observation, findings, unknownTriggers: unknown };
    return decideAgainst({ bands, triggers: states, critical }, [seen], now, settings);
  };
  const see: Replay['see'] = (look, day, now) => {
    const { accountId } = look.observation;
    const decided = decide(look, now);
    for (const { state } of decided.states) bands.set(accountId, state);
    states.set(accountId, merge(states.get(accountId) ?? [], decided.triggerStates));
    for (const move of decided.moves) {
      const { story, told } = tellStory(stories.get(accountId) ?? null, move, { ...settings, now });
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
