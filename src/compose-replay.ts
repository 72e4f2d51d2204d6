import { parse } from 'yaml';
import { toAlertSettings } from './compose-alerts';
import { AlertsConfig } from './config-alerts';
import type { ConfigFile } from './config-file';
import { AppError } from './errors';
import { nearestNames } from './services/model/nearest-names';
import type { ReplayVariant } from './services/replay/replay-result';

/** A variant as it was asked for: each set is `alerts.triggers.drop_rapid.points=20`. */
export type VariantWish = { name: string; sets: readonly string[] };

/** What a replay can show: who is told, and what happens when nobody answers, it cannot. */
const REPLAYED = ['triggers', 'quiet_hours', 'rejoin_hours', 'weekly_budget'];
const PRESENT = 'present';

/**
 * The present settings first, then each variant on top of them.
 * @throws AppError naming the set that is not understood, and what was meant perhaps.
 */
export function composeVariants(file: ConfigFile, wishes: readonly VariantWish[]): ReplayVariant[] {
  return [{ name: PRESENT, sets: [] }, ...wishes].map((wish) => toVariant(file, wish));
}

function toVariant(file: ConfigFile, { name, sets }: VariantWish): ReplayVariant {
  const alerts = sets.reduce<AlertsConfig>((before, set) => applySet(before, set), file.alerts);
  return {
    name,
    sets,
    settings: toAlertSettings({ ...file, alerts }),
    triggers: alerts.triggers,
    weeklyBudget: alerts.weekly_budget,
  };
}

function applySet(alerts: AlertsConfig, set: string): AlertsConfig {
  const { keys, value } = readSet(set);
  const copy: { alerts: unknown } = structuredClone({ alerts });
  put(copy, keys, value, set);
  const parsed = AlertsConfig.safeParse(copy.alerts);
  if (parsed.success) return parsed.data;
  const why = parsed.error.issues[0]?.message.replace(/^.*?: (?=expected )/, '') ?? 'not a valid value';
  throw new AppError('usage', `--set ${set}: ${why}.`, { cause: parsed.error });
}

function readSet(set: string): { keys: string[]; value: unknown } {
  const [, path, text] = /^([a-z0-9_.]+)=(.+)$/s.exec(set) ?? [];
  const keys = path?.split('.') ?? [];
  if (text === undefined || keys[0] !== 'alerts' || keys.length < 2)
    throw new AppError('usage', `--set ${set}: expected a key and a value, such as alerts.triggers.drop_rapid.points=20.`); // prettier-ignore
  if (!REPLAYED.includes(keys[1] ?? ''))
    throw new AppError('usage', `--set ${set}: a replay shows ${REPLAYED.map((key) => `alerts.${key}`).join(', ')}; ${hint(keys[1] ?? '', REPLAYED)}`); // prettier-ignore
  return { keys, value: parse(text) };
}

type Branch = Record<string, unknown>;
const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null;

/** Only what is there can be set: everything has a default. */
function put(root: Branch, keys: readonly string[], value: unknown, set: string): void {
  let at: Branch = root;
  for (const [index, key] of keys.entries()) {
    const before = Object.hasOwn(at, key) ? at[key] : undefined;
    if (before === undefined)
      throw new AppError('usage', `--set ${set}: there is no "${key}"; ${hint(key, Object.keys(at))}`);
    const isLast = index === keys.length - 1;
    if (isLast === isBranch(before))
      throw new AppError('usage', `--set ${set}: ${isLast ? `"${key}" has parts: ${keysOf(before)}.` : `"${key}" has no parts.`}`); // prettier-ignore
    if (isLast) at[key] = value;
    else if (isBranch(before)) at = before;
  }
}

const keysOf = (value: unknown): string => (isBranch(value) ? Object.keys(value).join(', ') : '');
const hint = (key: string, known: readonly string[]): string => `did you mean ${nearestNames(key, known, 1).join('')}?`;
