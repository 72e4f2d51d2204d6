import type { Role } from './person';

/** Someone a form offers; `key` is what the form sends back. */
export type PersonChoice = { key: string; name: string; role: Role; pod: string | null };
