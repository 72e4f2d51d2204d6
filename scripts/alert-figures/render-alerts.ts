import type { Figures, Spread } from '../../simulate/report/figures';
import { sayShare } from '../../simulate/report/render-text';

const INTRODUCTION = `# What the alerts do

Written by \`npm run alert-figures\`: every figure here was counted in one run of \`barometer simulate\`, none was typed.

The simulation makes up customers, and knows what happens to each of them and when. It plays the whole engine hour by hour on a real
Postgres: facts arrive through the importer, accounts are scored, alerts are decided, ranked, sent over HTTP to the local stand-in for Slack,
and made-up people press the buttons: most within hours, a tenth of them slowly, a few never, half of them with twelve days of holiday.
Whoever acts may turn a customer's fate, with the chances of R129. A *false alarm* is an alert on a customer to whom nothing had happened,
or only something that passes by itself; renewals and room to grow are no alarms. What Moderate says of a weak customer is true (unused
seats, no touchpoint) and still counts as one while nothing happens to them. *Missed* is a harm nobody was told of before the
customer left, or within 45 days. The world is ours: these figures compare settings with each other; they promise nothing about yours.`;

/** docs/alerts.md, from the figures of one simulation. */
export function renderAlerts(figures: Figures): string {
  const parts = [INTRODUCTION, renderRun(figures), '## How many', renderMany(figures), renderTiers(figures)];
  parts.push(
    '## What opened them',
    renderTriggers(figures),
    '## How soon',
    renderWarnings(figures),
    '## What held them back',
  );
  parts.push(renderHeld(figures), '## What came of them', renderEnd(figures));
  return `${parts.join('\n\n')}\n`;
}

function renderRun({ run }: Figures): string {
  return `${run.accounts} customers, ${run.reps} reps, ${run.days} days, seed ${run.seed}: something happened to ${run.withFate} customers; ${run.left} left and ${run.saved} were saved. It took ${run.seconds} seconds.`;
}

function renderMany({ alerts, falseAlarms }: Figures): string {
  return table(
    ['figure', 'value'],
    [
      ['alerts opened', String(alerts.opened)],
      ['told in a pod’s channel', String(alerts.channel)],
      ['told in a digest only', String(alerts.digest)],
      ['told per AE and week', saySpread(alerts.perAeWeek)],
      ['told per rep (AE or CSM) and week', saySpread(alerts.perRepWeek)],
      ['weeks of a rep over 12', sayShare(alerts.overBudgetWeeks)],
      ['false alarms in channels', sayShare(falseAlarms.channel)],
      ['false alarms in all', sayShare(falseAlarms.all)],
      ...Object.entries(falseAlarms.byTier).map(([tier, share]) => [`false alarms, ${tier}`, sayShare(share)]),
      ['about customers already gone', String(falseAlarms.afterLeaving)],
    ],
  );
}

function renderTiers({ alerts }: Figures): string {
  const rows = Object.entries(alerts.byTier).map(([tier, { opened, told, acknowledged, acted }]) =>
    [tier, opened, told, acknowledged, acted].map(String),
  );
  return table(['tier', 'opened', 'told', 'acknowledged', 'acted on'], rows);
}

function renderTriggers({ alerts }: Figures): string {
  const rows = alerts.byTrigger.map(({ trigger, opened, told, withoutCause }) => [
    `\`${trigger}\``,
    ...[opened, told, withoutCause].map(String),
  ]);
  return table(['trigger', 'opened', 'told', 'without a cause'], rows);
}

function renderWarnings({ warnings, harm }: Figures): string {
  const rows = [...warnings, { cause: 'all harm', nature: 'harm', ...harm }].map((one) => [
    one.cause.replaceAll('_', ' '),
    one.nature,
    ...[one.happened, one.told, one.missed].map(String),
    one.medianDays?.toFixed(1) ?? '–',
    one.p90Days?.toFixed(1) ?? '–',
  ]);
  return table(['cause', 'nature', 'happened', 'told', 'missed', 'days, median', 'days, p90'], rows);
}

function renderHeld({ held }: Figures): string {
  return table(
    ['figure', 'value'],
    [
      ['changes of colour told', String(held.transitions)],
      ['withheld: stale data, or a cause all share', sayShare(held.withheld)],
      ['debounced: made to wait 4 h', sayShare(held.debounced)],
      ['deferred: over the week’s budget', sayShare(held.deferred)],
      ['incidents, and the alerts in them', `${held.incidents}, ${held.inIncidents}`],
    ],
  );
}

function renderEnd({ escalations, predictions, people, delivery }: Figures): string {
  return table(
    ['figure', 'value'],
    [
      ['reminders', String(escalations.reminded)],
      ['told to managers', String(escalations.escalated)],
      ['missed: five business days without an action', String(escalations.missed)],
      ['acknowledged, acted on, resolved by people', `${people.acknowledged}, ${people.acted}, ${people.resolved}`],
      ['predictions right, wrong, unknown, not due', `${predictions.right}, ${predictions.wrong}, ${predictions.unknown}, ${predictions.open}`], // prettier-ignore
      ['messages sent', String(delivery.messages)],
      ['doubled', String(delivery.duplicates)],
      ['lost', String(delivery.lost)],
      ['lesser alerts in no digest ten days later, only counted there', String(delivery.waiting)],
    ],
  );
}

const saySpread = ({ median, p95, most }: Spread): string => `median ${median}, p95 ${p95}, at most ${most}`;

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}
