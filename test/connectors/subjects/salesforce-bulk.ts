import type { Subject } from '../subject';
import { createSalesforceStandIn } from './salesforce-stand-in';
import { subject as salesforce } from './salesforce';

/** Salesforce with every first load by a query job, however little there is. */
export const subject: Subject = {
  ...salesforce,
  kind: 'salesforce-bulk',
  title: 'Salesforce (first load by a query job)',
  settings: (base_url) => ({ ...salesforce.settings(base_url), bulk_above: 0 }),
  meetsFaults: ({ path }) => path.endsWith('/results'),
  createStandIn: () => createSalesforceStandIn(),
  cannot: {
    ...salesforce.cannot,
    other_host: 'Results are asked for by the id of the job and their place alone: no address is followed.',
  },
};
