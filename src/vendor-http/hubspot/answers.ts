import { z } from 'zod';

const paging = z.object({ next: z.object({ after: z.string() }).nullish() }).nullish();

// https://developers.hubspot.com/docs/api-reference/2026-03/crm/objects/companies/get-companies
export const ObjectsAnswer = z.object({ results: z.array(z.unknown()), paging });
export type ObjectsAnswer = z.output<typeof ObjectsAnswer>;

// https://developers.hubspot.com/docs/api-reference/2026-03/crm/owners/get-owners
export const OwnersAnswer = z.object({
  results: z.array(z.object({ id: z.string(), email: z.string().nullish() })),
  paging,
});

// https://developers.hubspot.com/docs/api-reference/latest/crm/properties/get-properties
export const PropertiesAnswer = z.object({
  results: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      options: z.array(z.object({ value: z.string() })).default([]),
      calculated: z.boolean().nullish(),
      hasUniqueValue: z.boolean().nullish(),
      modificationMetadata: z.object({ readOnlyValue: z.boolean() }).nullish(),
    }),
  ),
});
export type HubspotProperty = z.output<typeof PropertiesAnswer>['results'][number];

const Written = z.object({ id: z.string(), properties: z.record(z.string(), z.string().nullish()).default({}) });
/** How HubSpot says what it refuses: of a whole request, or (status 207) of single records of it. */
export const HubspotRefusal = z.object({
  category: z.string().default(''),
  message: z.string(),
  context: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.object({
        code: z.string().nullish(),
        message: z.string(),
        context: z.record(z.string(), z.unknown()).nullish(),
      }),
    )
    .nullish(),
});
export type HubspotRefusal = z.output<typeof HubspotRefusal>;

// https://developers.hubspot.com/docs/api-reference/latest/crm/activities/tasks/batch/upsert-tasks
/** 200, or 207 where some records were refused. The results stand in no promised order. */
export const BatchAnswer = z.object({ results: z.array(Written), errors: z.array(HubspotRefusal).default([]) });
export type BatchAnswer = z.output<typeof BatchAnswer>;
