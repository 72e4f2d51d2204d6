import type { Figures, Share, Spread } from './figures';

/** The report as lines for a terminal. */
export function renderText(figures: Figures): string[] {
  return [...renderAlerts(figures), '', ...renderTruth(figures), '', ...renderEnd(figures)];
}

function renderAlerts({ run, alerts, held, escalations }: Figures): string[] {
  return [
    `customers       ${run.accounts}, ${run.withFate} to whom something happens; ${run.left} left, ${run.saved} were saved`,
    `alerts          ${alerts.opened} opened, ${alerts.told} told: ${alerts.channel} in channels, ${alerts.digest} in digests`,
    `per AE, week    ${saySpread(alerts.perAeWeek)}`,
    `per rep, week   ${saySpread(alerts.perRepWeek)}; over 12 in ${sayShare(alerts.overBudgetWeeks)} weeks`,
    ...Object.entries(alerts.byTier).map(
      ([tier, { opened, told, acknowledged, acted }]) =>
        `  ${tier.padEnd(14)}${opened} opened, ${told} told, ${acknowledged} acknowledged, ${acted} acted on`,
    ),
    `transitions     ${held.transitions} told; withheld for stale or shared data ${sayShare(held.withheld)}; made to wait 4 h ${sayShare(held.debounced)}`,
    `deferred        ${sayShare(held.deferred)} alerts over a week's budget`,
    `incidents       ${held.incidents}, ${held.inIncidents} alerts in them`,
    `escalations     ${escalations.reminded} reminders, ${escalations.escalated} to managers, ${escalations.missed} missed`,
  ];
}

function renderTruth({ falseAlarms, warnings, harm }: Figures): string[] {
  return [
    `false alarms    ${sayShare(falseAlarms.channel)} in channels, ${sayShare(falseAlarms.all)} in all; ${falseAlarms.afterLeaving} about customers already gone`,
    ...Object.entries(falseAlarms.byTier).map(([tier, share]) => `  ${tier.padEnd(14)}${sayShare(share)}`),
    'cause           happened  told  missed  median days  p90 days',
    ...[...warnings, { cause: 'all harm', ...harm }].map(({ cause, happened, told, missed, medianDays, p90Days }) =>
      [
        `  ${cause.padEnd(14)}`,
        String(happened).padStart(8),
        String(told).padStart(6),
        String(missed).padStart(8),
        sayDays(medianDays).padStart(13),
        sayDays(p90Days).padStart(10),
      ].join(''),
    ),
  ];
}

function renderEnd({ predictions, people, delivery, run }: Figures): string[] {
  return [
    `predictions     ${predictions.right} right, ${predictions.wrong} wrong, ${predictions.unknown} unknown, ${predictions.open} not due yet`,
    `people          ${people.acknowledged} acknowledged, ${people.acted} acted, ${people.resolved} resolved, ${people.away} went on holiday; ${people.noButton} found no button, ${people.failed} presses failed`,
    `messages        ${delivery.messages}`,
    `duplicates      ${delivery.duplicates}`,
    `lost            ${delivery.lost}${sayLost(delivery)}`,
    `waiting         ${delivery.waiting} lesser alerts in no digest ten days later`,
    `seconds         ${run.seconds}`,
  ];
}

/** Where they stopped, when there are any. */
function sayLost({ lost, lostKinds }: Figures['delivery']): string {
  if (lost === 0) return '';
  const kinds = Object.entries(lostKinds).filter(([, count]) => count > 0);
  return ` (${kinds.map(([kind, count]) => `${count} ${kind}`).join(', ')})`;
}

const sayDays = (days: number | null): string => (days === null ? '–' : days.toFixed(1));
const saySpread = ({ median, p95, most }: Spread): string => `median ${median}, p95 ${p95}, at most ${most}`;

export function sayShare({ count, of, share }: Share): string {
  return share === null ? `0 of 0` : `${count} of ${of} (${(100 * share).toFixed(1)}%)`;
}
