import { z } from 'zod';
import { readSalesforceInstant } from '../../vendor-http/salesforce/soql';

const instant = z.string().transform((text, context) => {
  const read = readSalesforceInstant(text);
  if (read !== null) return read;
  context.addIssue({ code: 'custom', message: 'expected an instant' });
  return z.NEVER;
});
const text = z.string().nullish();
const id = z.string().min(15);

/** What every record of Salesforce says of itself. https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/system_fields.htm */
const SYSTEM = { Id: id, SystemModstamp: instant, IsDeleted: z.boolean().default(false) };

// https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_account.htm
export const AccountRecord = z.looseObject({
  ...SYSTEM,
  Name: z.string().min(1),
  Website: text,
  MasterRecordId: text, // of a deleted one: the account it was merged into
  Owner: z.looseObject({ Email: text, IsActive: z.boolean().nullish() }).nullish(),
});
export type AccountRecord = z.output<typeof AccountRecord>;

// https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_contact.htm
export const ContactRecord = z.looseObject({ ...SYSTEM, AccountId: text, Name: text, Email: text, Department: text });
export type ContactRecord = z.output<typeof ContactRecord>;

// https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_task.htm
export const TaskRecord = z.object({
  ...SYSTEM,
  AccountId: text,
  TaskSubtype: text,
  ActivityDate: text,
  CompletedDateTime: text,
  Owner: z.object({ Email: text }).nullish(),
});
export type TaskRecord = z.output<typeof TaskRecord>;

// https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_event.htm
export const EventRecord = z.object({
  ...SYSTEM,
  AccountId: text,
  StartDateTime: instant,
  Owner: z.object({ Email: text }).nullish(),
});
export type EventRecord = z.output<typeof EventRecord>;

/** Contract, or the object that barometer.yaml names: its own fields are read by their names. */
export const TermRecord = z.looseObject(SYSTEM);
export type TermRecord = z.output<typeof TermRecord>;

// https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunity.htm
export const RenewalRecord = z.looseObject({
  ...SYSTEM,
  AccountId: text,
  IsWon: z.boolean(),
  NextRenewalOn: text, // not Salesforce's: of the account, looked up beside it
});
export type RenewalRecord = z.output<typeof RenewalRecord>;
