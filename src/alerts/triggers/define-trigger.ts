import type { Stream } from '../../domain/stream';
import type { Finding, Tier } from '../../domain/trigger';
import type { TriggerSubject } from '../../domain/trigger-subject';
import { DUE_DAYS, dueOn, sayDue } from './due-on';
import type { FoundTriggerId, TriggerSettings } from './settings';

/**
 * What a rule found: `reason` a sentence without full stop, with a number; `action` an order, `{when}` becomes its date in words. `key`,
 * `stream` and `dueDays` only where they are not the rule's.
 */
export type Held = Pick<Finding, 'reason' | 'action' | 'evidence'> & {
  key?: string;
  stream?: Stream | null;
  dueDays?: number;
};

/** Null: the condition does not hold. `unknown`: too little is known to tell, so that what held before is not over either. */
export type Ruling = Held | readonly Held[] | null | 'unknown';

type Nature = {
  tier: Tier;
  stream: Stream | null; // the telemetry it rests on
  basis?: 'score'; // it reads the score's history, of which a new model has none: see `decideTriggers`
  family?: 'drop'; // of a family only the gravest is told
  /** What it means when a condition that had ended is back; default `after_a_while`: the same story until some days have passed. */
  again?: 'after_a_while' | 'at_once' | 'never';
  isHappening?: boolean; // it happened and cannot unhappen: that its window has passed is no recovery
};

type Rule<Id extends FoundTriggerId> = Nature & {
  id: Id;
  find(subject: TriggerSubject, limits: TriggerSettings[Id], now: Date, settings: TriggerSettings): Ruling;
};

export type TriggerDefinition = Required<Omit<Nature, 'basis' | 'family'>> & {
  id: FoundTriggerId;
  basis: 'score' | 'facts';
  family: 'drop' | null;
  find: (subject: TriggerSubject, settings: TriggerSettings, now: Date) => readonly Finding[] | 'unknown';
};

/** Makes a rule a trigger: switched off it finds nothing; what it finds gets its tier, its date and its key. */
export function defineTrigger<Id extends FoundTriggerId>(rule: Rule<Id>): TriggerDefinition {
  const { id, tier, stream, basis = 'facts', family = null, again = 'after_a_while', isHappening = false } = rule;
  return {
    id,
    tier,
    stream,
    basis,
    family,
    again,
    isHappening,
    find: (subject, settings, now) => {
      const limits = settings[id];
      if (!limits.enabled) return [];
      const ruling = rule.find(subject, limits, now, settings);
      if (ruling === 'unknown') return ruling;
      if (ruling === null) return [];
      return (isList(ruling) ? ruling : [ruling]).map((held) => toFinding({ id, tier, stream }, held, now));
    },
  };
}

const isList = (ruling: Held | readonly Held[]): ruling is readonly Held[] => Array.isArray(ruling);

function toFinding(
  { id, tier, stream }: Pick<TriggerDefinition, 'id' | 'tier' | 'stream'>,
  held: Held,
  now: Date,
): Finding {
  const actionDueOn = dueOn(now, held.dueDays ?? DUE_DAYS[tier]);
  return {
    trigger: id,
    tier,
    key: held.key ?? '',
    reason: held.reason,
    action: held.action.replace('{when}', sayDue(actionDueOn, now)),
    actionDueOn,
    stream: held.stream === undefined ? stream : held.stream,
    evidence: held.evidence,
  };
}
