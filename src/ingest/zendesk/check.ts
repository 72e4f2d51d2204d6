import { messageOf, SourceError } from '../../errors';
import { toUnixSeconds } from '../instants';
import type { CheckFinding, PullContext } from '../pull/connector';
import type { ZendeskApi } from './api';
import type { ZendeskSettings } from './settings';
import { describeMissingHook } from '../pull/missing-hook';

const DAY_SECONDS = 86_400;

type Input = { api: ZendeskApi; settings: ZendeskSettings; source: string; hasHook: boolean };

/** One page of each stream, and what is worth knowing before it is relied on. */
export async function checkZendesk(
  { api, settings, source, hasHook }: Input,
  context: PullContext,
): Promise<CheckFinding[]> {
  const { now, signal } = context;
  const yesterday = toUnixSeconds(now) - DAY_SECONDS;
  const tickets = await look('tickets', async () => {
    const { tickets: found } = await api.exportTickets({ start_time: yesterday }, signal);
    return `tickets: signed in; ${found.length} changed in the last day on the first page; would sync ${settings.backfill_days} days`;
  });
  if (tickets.level === 'problem') return [tickets, ...listNotes(settings, source, hasHook)]; // the rest would say the same
  const organizations = await look('organizations', async () => {
    const { organizations: found } = await api.exportOrganizations(yesterday, signal);
    return `organizations: readable, ${found.length} changed in the last day on the first page`;
  });
  const surveys = await look('survey responses', async () => {
    const found = await api.findSurveys({ createdFromMs: yesterday * 1000, after: null }, signal);
    return found === null
      ? 'survey responses: none in this account; ratings are taken from the tickets themselves (good and bad as 5 and 1)'
      : `survey responses: readable, ${found.survey_responses.length} on the first page`;
  });
  return [tickets, organizations, surveys, ...listNotes(settings, source, hasHook)];
}

function listNotes({ sign_in }: ZendeskSettings, source: string, hasHook: boolean): CheckFinding[] {
  const notes: CheckFinding[] = [];
  if (sign_in === 'api_token')
    notes.push({
      level: 'note',
      text: 'API tokens end on 30 April 2027, and sooner when unused for 30 days: create a confidential OAuth client and set sign_in: oauth',
    });
  if (!hasHook) notes.push(describeMissingHook(source, 'tickets come with the schedule only, not within seconds'));
  return notes;
}

async function look(what: string, read: () => Promise<string>): Promise<CheckFinding> {
  try {
    return { level: 'ok', text: await read() };
  } catch (error) {
    const isForbidden = error instanceof SourceError && error.status === 403;
    const hint = isForbidden ? ' (the user behind the OAuth client must be an admin, its scope at least "read")' : '';
    return { level: 'problem', text: `${what}: ${messageOf(error)}${hint}` };
  }
}
