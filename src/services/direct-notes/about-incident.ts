import type { CurrencyRates } from '../../db/queries/home';
import type { Db } from '../../db/client';
import { getIncidentCard } from '../../db/queries/incidents';
import { buildIncidentNote } from '../../views/incident-note';
import type { SlackMessage } from '../slack/gateway';

/** An incident that was decided before it could be told is not told. */
export async function aboutIncident(
  db: Db,
  incidentId: string,
  currencyRates: CurrencyRates,
): Promise<SlackMessage | null> {
  const incident = await getIncidentCard(db, incidentId, currencyRates);
  return incident.status === 'open' ? buildIncidentNote(incident) : null;
}
