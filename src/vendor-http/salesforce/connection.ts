import { z } from 'zod';
import { baseUrl } from '../base-url';
import { ConfigError } from '../../errors';

// v66 is Spring '26; three new ones come a year, and each is served for years
const DEFAULT_VERSION = '66.0';

/** What reading from and writing to Salesforce have in common in barometer.yaml. */
export const SALESFORCE_CONNECTION = {
  /** My Domain, without `.my.salesforce.com`: `acme`, or `acme--uat.sandbox`. */
  domain: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z]+)?$/i, 'expected My Domain without .my.salesforce.com, like acme or acme--uat.sandbox')
    .optional(),
  base_url: baseUrl.optional(),
  api_version: z
    .union([z.string(), z.number()]) // YAML reads 66.0 as a number
    .transform((version) => (typeof version === 'number' ? version.toFixed(1) : version))
    .pipe(z.string().regex(/^\d{2,3}\.0$/, `expected a version like ${DEFAULT_VERSION}`))
    .default(DEFAULT_VERSION),
  /** Of the organisation's requests in 24 hours, by whomever they are made: beyond it Barometer stops until its next run. */
  daily_share: z.number().min(0.05).max(1).default(0.8),
};

export type SalesforceConnection = z.output<z.ZodObject<typeof SALESFORCE_CONNECTION>>;

/** @throws ConfigError when neither `domain` nor `base_url` says where the organisation is. */
export function toSalesforceUrl(source: string, { domain, base_url: given }: SalesforceConnection): string {
  if (given !== undefined) return given.replace(/\/+$/, '');
  if (domain === undefined) throw new ConfigError(`sources: ${source}: domain: expected My Domain, like acme`);
  return `https://${domain}.my.salesforce.com`;
}
