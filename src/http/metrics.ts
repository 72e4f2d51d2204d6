import { Counter, Gauge, Registry } from 'prom-client';
import type { Operations } from '../services/read-operations';

export type Metrics = {
  /** One job run and how it went: ok, failed, or elsewhere (another replica ran it). */
  countJob: (job: string, outcome: string) => void;
  /** A webhook's request, or the delivery it brought, and what became of it. */
  countHook: (source: string, result: string) => void;
  /** The page Prometheus reads; the gauges are read from the database at that moment. */
  render: () => Promise<{ contentType: string; body: string }>;
};

/** Each process has its own registry, so that two in one test do not share counts. */
export function createMetrics(readOperations: () => Promise<Operations>): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const jobs = new Counter({
    name: 'barometer_job_runs_total',
    help: 'Runs of scheduled jobs by outcome',
    labelNames: ['job', 'outcome'],
    registers,
  });
  const hooks = new Counter({
    name: 'barometer_hook_deliveries_total',
    help: 'Webhook requests by source: accepted, seen (before) or refused; and deliveries: done or postponed',
    labelNames: ['source', 'result'],
    registers,
  });
  const standing = createStandingGauges(registers);
  const monitors = createMonitorGauges(registers);
  return {
    countJob: (job, outcome) => jobs.inc({ job, outcome }),
    countHook: (source, result) => hooks.inc({ source, result }),
    render: async () => {
      const found = await readOperations();
      standing.fill(found);
      monitors.fill(found);
      return { contentType: registry.contentType, body: await registry.metrics() };
    },
  };
}

/** How many there are of what, by how they stand. */
function createStandingGauges(registers: Registry[]) {
  const gauge = (name: string, help: string, ...labelNames: string[]) =>
    new Gauge({ name, help, labelNames, registers });
  const waits = 'wait for a person';
  const outbox = gauge(
    'barometer_outbox_rows',
    `Messages to Slack by status; "unknown" and "failed" ${waits}`,
    'status',
  );
  const alerts = gauge('barometer_alerts', 'Alerts by status', 'status');
  const accounts = gauge('barometer_accounts', 'Scored accounts by band', 'band');
  const crmHelp = `Records told to CRMs by status; "unknown" and "refused" ${waits}`;
  const crm = gauge('barometer_crm_writes', crmHelp, 'target', 'status');
  return {
    fill: (found: Operations) => {
      fill(outbox, found.outbox, ({ status }) => ({ status }));
      fill(alerts, found.alerts, ({ status }) => ({ status }));
      fill(accounts, found.accounts, ({ band }) => ({ band }));
      fill(crm, found.crm, ({ target, status }) => ({ target, status }));
    },
  };
}

function fill<Row extends { rows: number }>(
  gauge: Gauge,
  rows: Row[],
  toLabels: (row: Row) => Record<string, string>,
): void {
  gauge.reset();
  for (const row of rows) gauge.set(toLabels(row), row.rows);
}

/** The four failure modes as last measured, the age of each source then, and what waits for fresh data now. */
function createMonitorGauges(registers: Registry[]) {
  const value = new Gauge({
    name: 'barometer_failure_mode_value',
    help: 'Failure modes as last measured: rates 0–1, hours, or alerts',
    labelNames: ['mode'],
    registers,
  });
  const breached = new Gauge({
    name: 'barometer_failure_mode_breached',
    help: '1 while a failure mode is over its limit',
    labelNames: ['mode'],
    registers,
  });
  const age = new Gauge({
    name: 'barometer_source_age_hours',
    help: 'Age of each source’s stream when last measured',
    labelNames: ['source', 'stream'],
    registers,
  });
  const withheld = new Gauge({
    name: 'barometer_withheld_accounts',
    help: 'Accounts whose change of colour waits for fresh data',
    registers,
  });
  return {
    fill: (found: Pick<Operations, 'readings' | 'withheld'>) => {
      [value, breached, age].forEach((gauge) => gauge.reset());
      withheld.set(found.withheld);
      for (const reading of found.readings) {
        const [source = '', stream = ''] = reading.subject.split('/');
        if (reading.subject === '') {
          breached.set({ mode: reading.monitor }, Number(reading.isBreached));
          if (reading.value !== null) value.set({ mode: reading.monitor }, reading.value);
        } else if (reading.value !== null) age.set({ source, stream }, reading.value); // never delivered is no age, least of all 0
      }
    },
  };
}
