import { TIERS, TRIGGERS, type Finding, type TriggerId } from '../../domain/trigger';
import type { TriggerSubject } from '../../domain/trigger-subject';
import type { TriggerSettings } from './settings';
import { TRIGGER_DEFINITIONS } from '.';

/** What holds, the gravest first, and which triggers cannot be told for want of data: what they found before is not over. */
export type Findings = { findings: readonly Finding[]; unknown: readonly TriggerId[] };

/**
 * Every trigger whose condition holds for one account at `now`. Of the drops only the gravest (X7); nothing is offered to an account
 * with anything Critical (R141, X12). Missing data finds nothing.
 * @returns Findings by tier, then in the order of TRIGGERS, then by key. Never throws.
 */
export function findTriggers(subject: TriggerSubject, settings: TriggerSettings, now: Date): Findings {
  const findings: Finding[] = [];
  const unknown: TriggerId[] = [];
  const families = new Set<string>();
  for (const { id, family, find } of TRIGGER_DEFINITIONS) {
    const found = find(subject, settings, now);
    if (found === 'unknown') unknown.push(id);
    else if (found.length > 0 && (family === null || !families.has(family))) {
      findings.push(...found);
      if (family !== null) families.add(family);
    }
  }
  return { findings: withoutPitch(findings).toSorted(compareFindings), unknown };
}

function withoutPitch(findings: readonly Finding[]): readonly Finding[] {
  const hasCritical = findings.some(({ tier }) => tier === 'critical');
  return hasCritical ? findings.filter(({ tier }) => tier !== 'expansion') : findings;
}

const TIER_ORDER = new Map(TIERS.map((tier, index) => [tier, index]));
const TRIGGER_ORDER = new Map(TRIGGERS.map((trigger, index) => [trigger, index]));

/** The gravest first: for `toSorted`. */
export function compareFindings(
  a: Pick<Finding, 'tier' | 'trigger' | 'key'>,
  b: Pick<Finding, 'tier' | 'trigger' | 'key'>,
): number {
  return (
    (TIER_ORDER.get(a.tier) ?? 0) - (TIER_ORDER.get(b.tier) ?? 0) ||
    (TRIGGER_ORDER.get(a.trigger) ?? 0) - (TRIGGER_ORDER.get(b.trigger) ?? 0) ||
    Number(a.key > b.key) - Number(a.key < b.key)
  );
}
