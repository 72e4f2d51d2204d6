/** What billing systems bring of subscriptions, as the terms they are, and of invoices. */
export const SUBSCRIPTION_COLUMNS = ['subscription_id', 'started_on', 'ends_on', 'arr', 'seats', 'plan', 'currency'];
export const INVOICE_COLUMNS = ['invoice_id', 'issued_on', 'due_on', 'paid_on', 'amount', 'currency', 'status'];
