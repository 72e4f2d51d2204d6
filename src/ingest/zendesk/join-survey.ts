import { z } from 'zod';
import { findRatedTicketId } from './map-survey';

const Rating = z.looseObject({
  id: z.string(),
  subject_zrns: z.array(z.string()).nullish(),
  subjects: z.array(z.object({ id: z.union([z.string(), z.number()]), type: z.string() })).nullish(),
});
const Shown = z.looseObject({ id: z.union([z.string(), z.number()]).transform(String) });

/** Answers with the tickets they rate, fetched together. One that cannot be read goes on as it is, and is refused at the door. */
export async function listSurveyRecords(
  surveys: readonly unknown[],
  showTickets: (ids: readonly string[]) => Promise<readonly unknown[]>,
): Promise<unknown[]> {
  const rated = surveys.map((survey) => {
    const parsed = Rating.safeParse(survey);
    return { survey, id: parsed.data?.id, ticketId: parsed.success ? findRatedTicketId(parsed.data) : null };
  });
  const ids = new Set(rated.flatMap(({ ticketId }) => ticketId ?? []));
  const tickets = new Map<string, unknown>();
  for (const ticket of ids.size === 0 ? [] : await showTickets([...ids])) {
    const shown = Shown.safeParse(ticket);
    if (shown.success) tickets.set(shown.data.id, ticket);
  }
  return rated.map(({ survey, id, ticketId }) => ({ id, survey, rated: tickets.get(ticketId ?? '') }));
}
