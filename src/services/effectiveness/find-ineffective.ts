import type { Effectiveness, EffectivenessReport } from '../../domain/effectiveness';
import { TRIGGERS, type TriggerId } from '../../domain/trigger';

/** Fewer say nothing of a trigger. */
const ENOUGH_ALERTS = 10;
const IGNORED_BELOW = 0.1;
const ENOUGH_JUDGED = 5;
const NOISY_FROM = 0.5;
const ENOUGH_SAID = 5;
const USELESS_FROM = 0.25; // most people who find an alert useless say nothing

/**
 * Triggers to switch off, to tune and to look at (R84, R159, R160).
 * ignored: at least 10 alerts that were due, under 10% of them acted on in time. noisy: at least 5 judged, half of them false alarms or more.
 * useless: at least 5 alerts that somebody called no use, a quarter of those told or more (R84).
 * Turning red is what Barometer is for and has no switch: it is never among the ignored.
 * @param byTrigger - measured by trigger. Never throws.
 */
export function findIneffective(
  byTrigger: readonly Effectiveness[],
): Pick<EffectivenessReport, 'ignored' | 'noisy' | 'useless'> {
  const known = byTrigger.flatMap((one) => (isTrigger(one.key) ? [{ ...one, trigger: one.key }] : []));
  const isIgnored = ({ trigger, acted: { part, whole } }: (typeof known)[number]) =>
    trigger !== 'turned_red' && whole >= ENOUGH_ALERTS && part / whole < IGNORED_BELOW;
  const isNoisy = ({ precision: { part, whole } }: (typeof known)[number]) =>
    whole >= ENOUGH_JUDGED && (whole - part) / whole >= NOISY_FROM;
  const useless = known.flatMap(({ trigger, alerts: told, notUseful }) =>
    notUseful !== null && notUseful.alerts >= ENOUGH_SAID && notUseful.alerts / told >= USELESS_FROM
      ? [{ trigger, said: { part: notUseful.alerts, whole: told }, topReason: notUseful.topReason }]
      : [],
  );
  return {
    useless,
    ignored: known.filter(isIgnored).map(({ trigger, acted }) => ({ trigger, acted })),
    noisy: known.filter(isNoisy).map(({ trigger, precision: { part, whole } }) => ({
      trigger,
      falseAlarms: { part: whole - part, whole },
    })),
  };
}

const isTrigger = (key: string): key is TriggerId => (TRIGGERS as readonly string[]).includes(key);
