import { z } from 'zod';

const field = z.string().regex(/^[A-Za-z]\w*$/, 'expected the API name of a field');

/** Where the answer is written to. The names are requirements R5, R6 and R7. */
export const SALESFORCE_WRITING = {
  write: z
    .strictObject({
      health: field.default('Customer_Health__c'),
      reason: field.default('Health_Reason__c'),
      as_of: field.default('Health_AsOf__c'),
      /** External id of Account that crm_id holds, where it does not hold the record's own id. */
      account_key: field.default('Id'),
      activity_key: field.default('CS_Key__c'), // external id of Task
      open_status: z.string().min(1).default('Not Started'),
      done_status: z.string().min(1).default('Completed'),
    })
    .prefault({}),
};
export type SalesforceWriting = z.output<z.ZodObject<typeof SALESFORCE_WRITING>>['write'];
