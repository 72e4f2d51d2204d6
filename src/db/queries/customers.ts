import { sql, type SQL, type Table } from 'drizzle-orm';

/**
 * A row `gone` of `outcomes` that says its account has left by this day (YYYY-MM-DD, or a column): who left and then renewed or bought
 * again is a customer again.
 */
export const isGoneOn = (day: SQL | string): SQL => sql`gone.outcome = 'churned' and gone.effective_on <= ${day}::date
    and not exists (select from outcomes back where back.account_id = gone.account_id and back.outcome <> 'churned'
      and back.effective_on > gone.effective_on and back.effective_on <= ${day}::date)`;

/** An account that has not left by this day, as outcomes.csv says. A condition on `account`, an alias of `accounts`. */
export const isCustomerOn = (day: SQL | string, account: SQL | Table = sql`a`): SQL => sql`not exists (
  select from outcomes gone where gone.account_id = ${account}.account_id and ${isGoneOn(day)})`;

/** Accounts of these pods as a condition on `a.pod`; null: of all. */
export const isOfPods = (pods: readonly string[] | null): SQL =>
  pods === null ? sql`true` : sql`a.pod = any(${sql.param([...pods])}::text[])`;

/** A currency as it is compared: EUR for " eur "; '' where none is named. */
export const CURRENCY = sql`upper(btrim(coalesce(a.currency, '')))`;
