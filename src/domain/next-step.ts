/** What someone said they would do next about an alert; `on`: YYYY-MM-DD, null when no day was named. */
export type NextStep = { text: string | null; on: string | null };
