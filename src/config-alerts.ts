import { z } from 'zod';
import { TRIGGERS } from './domain/trigger';
import { TriggersConfig } from './config-triggers';

const hours = z.number().positive();
const businessDays = z.number().positive();

const DriRule = z.strictObject({
  when: z
    .strictObject({
      alerts: z.array(z.enum(TRIGGERS)).min(1).optional(),
      renewal_within_days: z.number().int().positive().optional(),
      segment: z.enum(['enterprise', 'mid_market', 'smb']).optional(),
    })
    .default({}),
  role: z.enum(['ae', 'csm']),
});

/** `alerts` of barometer.yaml: when something is told, to whom, and what happens when nobody answers. */
export const AlertsConfig = z.strictObject({
  quiet_hours: hours.default(4),
  rejoin_hours: hours.default(72),
  weekly_budget: z.number().int().positive().default(12),
  dri: z.array(DriRule).default([
    { when: { renewal_within_days: 90 }, role: 'ae' },
    { when: {}, role: 'csm' },
  ]),
  fallback_dri: z.email().optional(),
  default_channel: z.string().min(1).optional(),
  escalation: z
    .strictObject({
      remind_business_days: businessDays.default(1), // R34
      manager_business_days: businessDays.default(2),
      missed_business_days: businessDays.default(5), // R33
    })
    .prefault({}),
  incident: z
    .strictObject({
      at_least_accounts: z.number().int().min(2).default(8),
      share_of_fleet: z.number().gt(0).max(1).default(0.05),
      release_hours: hours.default(24),
    })
    .prefault({}),
  triggers: TriggersConfig.prefault({}),
});
export type AlertsConfig = z.infer<typeof AlertsConfig>;
