import { sql, type SQL } from 'drizzle-orm';

/** The instant at which a calendar day begins in UTC. A bare cast would take the server's own time zone. */
export const midnight = (day: SQL): SQL => sql`((${day})::date::timestamp at time zone 'utc')`;
