import { z } from 'zod';
import { readSalesforceInstant } from './soql';

// https://developer.salesforce.com/docs/platform/api-rest/guide/dome-query.html
export const QueryAnswer = z.object({
  done: z.boolean(),
  nextRecordsUrl: z.string().optional(), // a path; it goes to our own host, whatever it says
  records: z.array(z.unknown()),
});
export type QueryAnswer = z.output<typeof QueryAnswer>;

// https://developer.salesforce.com/docs/platform/soql/guide/sforce_api_calls_soql_select_count.html
export const CountAnswer = z.object({ totalSize: z.int().min(0) });

// https://developer.salesforce.com/docs/platform/api-asynch/guide/query-get-one-job.html
export const QueryJob = z.object({
  id: z.string().min(15),
  state: z.string(), // UploadComplete, InProgress, JobComplete, Failed, Aborted
  createdDate: z.string().refine((text) => readSalesforceInstant(text) !== null, 'expected an instant'),
  errorMessage: z.string().nullish(),
});
export type QueryJob = z.output<typeof QueryJob>;

/** How Salesforce says that a whole request was refused. */
export const Refusals = z.array(z.object({ errorCode: z.string(), message: z.string() })).min(1);

// https://developer.salesforce.com/docs/platform/api-rest/guide/dome-sobject-describe.html
export const Description = z.object({
  createable: z.boolean().default(false),
  updateable: z.boolean().default(false),
  fields: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      length: z.number().default(0),
      updateable: z.boolean().default(false),
      createable: z.boolean().default(false),
      calculated: z.boolean().default(false),
      externalId: z.boolean().default(false),
      relationshipName: z.string().nullish(),
      restrictedPicklist: z.boolean().default(false),
      picklistValues: z.array(z.object({ value: z.string(), active: z.boolean() })).default([]),
    }),
  ),
});
export type Description = z.output<typeof Description>;
export type DescribedField = Description['fields'][number];

// https://developer.salesforce.com/docs/platform/api-rest/guide/resources-composite-sobjects-collections-retrieve-post.html
/** In the order of the ids that were asked for; null for what does not exist, or may not be seen. */
export const Retrieved = z.array(z.record(z.string(), z.unknown()).nullable());

// https://developer.salesforce.com/docs/platform/api-rest/guide/resources-composite-sobjects-collections-update.html
/** In the order of the records that were sent. */
export const SaveAnswers = z.array(
  z.object({
    id: z.string().nullish(),
    success: z.boolean(),
    errors: z.array(z.object({ statusCode: z.string(), message: z.string() })).default([]),
  }),
);
export type SaveAnswer = z.output<typeof SaveAnswers>[number];

// https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_client_credentials_flow.htm
export const TokenAnswer = z.object({
  access_token: z.string().min(1),
  instance_url: z.url(),
  id: z.string().optional(), // …/id/<organisation>/<user>
});
