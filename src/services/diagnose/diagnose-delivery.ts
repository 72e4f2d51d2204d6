import type { Parked } from '../list-parked';
import { type Finding, ok, problem } from './finding';

/** What waits for a person before it can be said, or said again. */
export function diagnoseDelivery({ rows, nameless }: Parked): Finding[] {
  const parked = rows.map(({ id, kind, status, accountName, reason }) => {
    const what = `delivery ${id} (${kind}${accountName === null ? '' : `, ${accountName}`})`;
    if (status === 'failed')
      return problem('delivery', `${what} is refused: ${reason ?? 'no reason given'}; it is tried again hourly`);
    const settle = `barometer deliver --settle ${id} --as sent --channel <C…> --ts <ts>, or --as resend`;
    return problem('delivery', `${what} may or may not be in Slack (${reason ?? 'no answer'}): look, then: ${settle}`);
  });
  const unnamed = nameless.map(({ accountName }) =>
    problem('delivery', `nobody can be named for ${accountName}: give it an owner, or set alerts.fallback_dri`),
  );
  return parked.length + unnamed.length === 0
    ? [ok('delivery', 'nothing waits for a decision')]
    : [...parked, ...unnamed];
}
