import { z } from 'zod';

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

/**
 * A company, a contact or a deal. Every value is a text, empty or null where there is none. `owners`: put there by us, the e-mail addresses of those
 * owners that the record names. https://developers.hubspot.com/docs/api-reference/2026-03/crm/objects/companies/get-companies
 */
export const HubspotRecord = z.object({
  id: z.string().min(1),
  properties: z.record(z.string(), z.string().nullish()),
  updatedAt: instant,
  archived: z.boolean().default(false),
  archivedAt: instant.nullish(),
  owners: z.record(z.string(), z.string()).default({}),
});
export type HubspotRecord = z.output<typeof HubspotRecord>;

/** One event of a webhook's delivery. https://developers.hubspot.com/docs/api-reference/webhooks-webhooks-v3/guide */
export const HubspotEvents = z.array(
  z.object({
    eventId: z.number(),
    subscriptionId: z.number(),
    occurredAt: z.number(),
    subscriptionType: z.string(), // company.propertyChange, or object.propertyChange with objectTypeId
    objectTypeId: z.string().nullish(),
    objectId: z.number().nullish(),
    primaryObjectId: z.number().nullish(), // of a merger
    newObjectId: z.number().nullish(),
  }),
);
export type HubspotEvents = z.output<typeof HubspotEvents>;
