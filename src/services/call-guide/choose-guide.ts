import type { CallDriver, GuideKind, Outreach } from '../../domain/call-guide';
import type { Band } from '../../domain/band';
import type { Stream } from '../../domain/stream';

const RENEWAL_DAYS = 90; // R123, R124: from here on the renewal is what one talks about

/** Which call it is by the account's state, as the playbook has it: red before renewal, renewal within 90 days before a check-in. */
export function chooseGuide({ band, daysToRenewal }: { band: Band | null; daysToRenewal: number | null }): GuideKind {
  if (band === 'red') return 'churn_risk';
  const isNear = daysToRenewal !== null && daysToRenewal >= 0 && daysToRenewal <= RENEWAL_DAYS;
  return isNear ? 'renewal' : 'check_in';
}

const BY_STREAM: Readonly<Partial<Record<Stream, Outreach>>> = {
  usage_daily: 're_engage',
  tickets: 'intervene',
  invoices: 'settle',
  subscriptions: 'settle',
};

type State = { band: Band | null; isReadyForMore: boolean; driver: CallDriver | null };

/**
 * What is offered (R222): strong use to who is green and ready for more, to nobody else (R141); else what the stream of its driver asks for;
 * with the people, where that is contacts, sessions, surveys, or not known.
 */
export function chooseOutreach({ band, isReadyForMore, driver }: State): Outreach {
  if (band === 'green' && isReadyForMore) return 'expand';
  const stream = driver?.stream ?? null;
  return (stream === null ? undefined : BY_STREAM[stream]) ?? 'reconnect';
}
