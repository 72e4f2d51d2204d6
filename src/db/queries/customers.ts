import { sql, type SQL } from 'drizzle-orm';

/** An account that has not left by this day (YYYY-MM-DD, or a column), as outcomes.csv says: a condition on `a.account_id`. */
export const isCustomerOn = (day: SQL | string): SQL => sql`not exists (
  select from outcomes gone where gone.account_id = a.account_id and gone.outcome = 'churned' and gone.effective_on <= ${day}::date)`;

/** Accounts of these pods as a condition on `a.pod`; null: of all. */
export const isOfPods = (pods: readonly string[] | null): SQL =>
  pods === null ? sql`true` : sql`a.pod = any(${sql.param([...pods])}::text[])`;

/** A currency as it is compared: EUR for " eur "; '' where none is named. */
export const CURRENCY = sql`upper(btrim(coalesce(a.currency, '')))`;
