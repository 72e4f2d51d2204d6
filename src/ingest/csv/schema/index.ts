import { AccountRow } from './accounts';
import { ActivityRow } from './activities';
import { ContactRow } from './contacts';
import { EngagementDayRow } from './engagement-daily';
import { InvoiceRow } from './invoices';
import { NpsRow } from './nps';
import { OutcomeRow } from './outcomes';
import { PersonRow } from './people';
import { PodRow } from './pods';
import { SubscriptionRow } from './subscriptions';
import { TicketRow } from './tickets';
import { UsageDayRow } from './usage-daily';

/** The CSV contract (docs/csv-contract.md), in the order of import: what others refer to comes first. */
export const ROW_SCHEMAS = {
  pods: PodRow,
  people: PersonRow,
  accounts: AccountRow,
  contacts: ContactRow,
  usage_daily: UsageDayRow,
  engagement_daily: EngagementDayRow,
  tickets: TicketRow,
  nps: NpsRow,
  invoices: InvoiceRow,
  activities: ActivityRow,
  subscriptions: SubscriptionRow,
  outcomes: OutcomeRow,
} as const;
