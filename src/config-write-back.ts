import { z } from 'zod';
import { CRM_KINDS } from './config-sources';
import { ConfigError } from './errors';

/** `write_back` of barometer.yaml: the CRMs that are told what Barometer knows. Sources: R5–R8. */
export const WriteBackConfig = z.strictObject({
  to: z.string().min(1), // the name of its source
  enabled: z.boolean().default(true), // the kill switch
  dry_run: z.boolean().default(false),
  tasks: z.boolean().default(true),
  notes: z.boolean().default(true),
  daily_limit: z.number().int().min(1).default(20_000), // records
  refresh_days: z.number().min(1).max(90).default(7), // Health_AsOf__c is confirmed where nothing changed for so long
});
export type WriteBackConfig = z.infer<typeof WriteBackConfig>;

type File = {
  sources: readonly { name: string; kind: string; settings?: Readonly<Record<string, unknown>> }[];
  write_back: readonly WriteBackConfig[];
};

/** @throws ConfigError when `to` names no source that is a CRM, or one is named twice. */
export function checkWriteBack({ sources, write_back: targets }: File, path: string): void {
  const crms = sources.filter(({ kind }) => CRM_KINDS.has(kind)).map(({ name }) => name);
  for (const [index, { to }] of targets.entries()) {
    const known = crms.length === 0 ? 'there is none among the sources' : `one of ${crms.join(', ')}`;
    if (!crms.includes(to))
      throw new ConfigError(
        `${path}: write_back.${index}.to: expected the name of a source of kind salesforce or hubspot (${known}), found "${to}"`,
      );
    if (targets.findIndex((one) => one.to === to) !== index)
      throw new ConfigError(`${path}: write_back.${index}.to: "${to}" is named twice; expected each CRM once`);
  }
}

/** What a run of the write-back works with. `rollout.dry_run` holds for CRMs too (R36). */
export function toCrmTargets({ sources, write_back: targets, rollout }: File & { rollout: { dry_run: boolean } }) {
  return targets.map((one) => ({
    target: one.to,
    isEnabled: one.enabled,
    isDryRun: one.dry_run || rollout.dry_run,
    tasks: one.tasks,
    notes: one.notes,
    dailyLimit: one.daily_limit,
    refreshDays: one.refresh_days,
    recordFrom: recordFrom(sources, one.to),
  }));
}

/** Where `write.account_key` names anything but the record's own id, `accounts.crm_id` holds it. */
const OWN_IDS: ReadonlySet<string> = new Set(['Id', 'hs_object_id']);
const Keyed = z.object({ settings: z.object({ write: z.object({ account_key: z.string() }) }) });

function recordFrom(sources: File['sources'], name: string): 'source' | 'either' | 'crm_id' {
  const keyed = Keyed.safeParse(sources.find((source) => source.name === name));
  if (keyed.success && !OWN_IDS.has(keyed.data.settings.write.account_key)) return 'crm_id';
  return sources.filter(({ kind }) => CRM_KINDS.has(kind)).length === 1 ? 'either' : 'source';
}
