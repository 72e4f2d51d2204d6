import type { z } from 'zod';
import { SourceError } from '../../errors';
import type { HttpSource } from '../../vendor-http/http-source';
import { joinTickets } from './join-ticket';
import { OrganizationsPage, SurveysPage, TicketsPage, TicketsShown } from './pages-schema';

const SIDELOADS = 'metric_sets,users,organizations';
const SHOWN_AT_ONCE = 100; // documented limit of show_many
const SURVEYS_AT_ONCE = 100;

type TicketsQuery = { start_time: number } | { cursor: string };

export type ZendeskApi = {
  exportTickets: (query: TicketsQuery, signal: AbortSignal) => Promise<z.output<typeof TicketsPage>>;
  exportOrganizations: (startTime: number, signal: AbortSignal) => Promise<z.output<typeof OrganizationsPage>>;
  /** Null: this account has no such surveys, only the older rating that stands on the ticket itself. */
  findSurveys: (
    query: { createdFromMs: number; after: string | null },
    signal: AbortSignal,
  ) => Promise<z.output<typeof SurveysPage> | null>;
  /** Tickets as they are now; those that no longer exist are not among them. */
  showTickets: (ids: readonly string[], signal: AbortSignal) => Promise<unknown[]>;
};

/** What is asked of Zendesk: `exports` at the pace of the incremental exports, `others` at that of everything else. */
export function createZendeskApi({ exports, others }: { exports: HttpSource; others: HttpSource }): ZendeskApi {
  return {
    exportTickets: async (query, signal) => {
      const path = '/api/v2/incremental/tickets/cursor.json';
      const asked = { path, query: { ...query, include: SIDELOADS }, schema: TicketsPage, signal };
      return (await exports.request(asked)).body;
    },
    exportOrganizations: async (startTime, signal) => {
      const path = '/api/v2/incremental/organizations.json';
      return (await exports.request({ path, query: { start_time: startTime }, schema: OrganizationsPage, signal }))
        .body;
    },
    findSurveys: (query, signal) => findSurveys(others, query, signal),
    showTickets: async (ids, signal) => {
      const shown: unknown[] = [];
      for (let at = 0; at < ids.length; at += SHOWN_AT_ONCE) {
        const query = { ids: ids.slice(at, at + SHOWN_AT_ONCE).join(), include: SIDELOADS };
        const asked = { path: '/api/v2/tickets/show_many.json', query, schema: TicketsShown, signal };
        shown.push(...joinTickets((await others.request(asked)).body));
      }
      return shown;
    },
  };
}

async function findSurveys(
  http: HttpSource,
  { createdFromMs, after }: { createdFromMs: number; after: string | null },
  signal: AbortSignal,
): Promise<z.output<typeof SurveysPage> | null> {
  const query = {
    'filter[created_at_start]': createdFromMs,
    'page[size]': SURVEYS_AT_ONCE,
    'page[after]': after,
  };
  try {
    return (await http.request({ path: '/api/v2/guide/survey_responses', query, schema: SurveysPage, signal })).body;
  } catch (error) {
    if (error instanceof SourceError && error.status === 404) return null;
    throw error;
  }
}
