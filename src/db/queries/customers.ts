import { sql, type SQL, type Table } from 'drizzle-orm';

/**
 * A row `gone` of `outcomes` that says its account has left by this day (YYYY-MM-DD, or a column): who left and then renewed or bought
 * again is a customer again.
 */
export const isGoneOn = (day: SQL | string): SQL => sql`gone.outcome = 'churned' and gone.effective_on <= ${day}::date
    and not exists (select from outcomes back where back.account_id = gone.account_id and back.outcome <> 'churned'
      and back.effective_on > gone.effective_on and back.effective_on <= ${day}::date)`;

/**
 * An account that has not left by this day, as outcomes.csv says, and that its CRM had not deleted or merged away by then. A condition on `account`, an
 * alias of `accounts`.
 */
export const isCustomerOn = (day: SQL | string, account: SQL | Table = sql`a`): SQL => sql`not exists (
  select from outcomes gone where gone.account_id = ${account}.account_id and ${isGoneOn(day)})
  and (${account}.deleted_at is null or ${deletedOn(account)} > ${day}::date)`;

/** The day (UTC) from which an account is deleted in its CRM; null: it is not. */
export const deletedOn = (account: SQL | Table = sql`a`): SQL => sql`(${account}.deleted_at at time zone 'UTC')::date`;

/** Accounts of these pods as a condition on `a.pod`; null: of all. */
export const isOfPods = (pods: readonly string[] | null): SQL =>
  pods === null ? sql`true` : sql`a.pod = any(${sql.param([...pods])}::text[])`;

/** A currency as it is compared: EUR for " eur "; '' where none is named. */
export const CURRENCY = sql`upper(btrim(coalesce(a.currency, '')))`;
