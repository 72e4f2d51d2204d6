import type { PodAlertRow } from '../../../src/db/queries/pod-alerts';
import { createCalendar } from '../../../src/services/calendar/create-calendar';
import { drawPodCsv } from '../../../src/services/pod/draw-pod-csv';

const NOW = new Date('2026-11-23T12:00:00.000Z'); // a Monday
const at = (text: string): Date => new Date(`${text}:00.000Z`);
const ROW: PodAlertRow = {
  alertId: 'a1',
  accountId: 'acme',
  name: '=HYPERLINK("http://x")',
  trigger: 'turned_red',
  tier: 'high',
  status: 'acknowledged',
  outcome: null,
  reason: 'Logins down 41%, in 14 days',
  driEmail: 'rep@example.com',
  driName: 'Rep',
  timeZone: 'UTC',
  openedAt: at('2026-11-20T15:00'),
  toldAt: at('2026-11-20T16:00'),
  acknowledgedAt: at('2026-11-23T10:30'),
  firstActionAt: null,
  missedAt: null,
  resolvedAt: null,
  revenueAtRisk: 96_000,
  currency: 'USD',
};

function read(rows: readonly PodAlertRow[], pod = 'West') {
  const file = drawPodCsv({ pod, rows, now: NOW }, createCalendar({ people: {} }));
  const [header = '', ...lines] = new TextDecoder().decode(file.bytes).trimEnd().split('\r\n');
  const cells = (lines[0] ?? '').match(/("([^"]|"")*"|[^,]*)(,|$)/g)?.map((cell) => cell.replace(/,$/, '')) ?? [];
  return { file, lines, cells: Object.fromEntries(header.split(',').map((name, index) => [name, cells[index]])) };
}

describe('a pod’s alerts as CSV', () => {
  it('R24: has every instant in UTC and every latency in business hours, empty where it has not happened', () => {
    expect(read([ROW]).cells).toMatchObject({
      opened_at: '2026-11-20T15:00:00.000Z',
      told_at: '2026-11-20T16:00:00.000Z',
      acknowledged_at: '2026-11-23T10:30:00.000Z',
      first_action_at: '',
      business_hours_to_acknowledge: '2.5', // an hour on Friday
      business_hours_to_action: '',
      business_hours_open: '4',
      dri: 'Rep',
      status: 'acknowledged',
      outcome: '',
      reason: '"Logins down 41%, in 14 days"',
      revenue_at_risk: '96000',
    });
  });

  it('counts no more hours once it is resolved', () => {
    const resolved = { ...ROW, status: 'resolved', outcome: 'saved', resolvedAt: NOW } as const;
    expect(read([resolved]).cells).toMatchObject({ business_hours_open: '', outcome: 'saved' });
  });

  it('has no cell a spreadsheet would run', () => {
    expect(read([ROW]).lines[0]).toMatch(/^"'=HYPERLINK\(""http:\/\/x""\)",acme,/);
  });

  it('is a header alone for a pod without alerts', () => expect(read([]).lines).toEqual([]));

  it.each([
    ['West', 'pod-West-alerts-2026-11-23.csv'],
    ['../etc/passwd', 'pod-etc-passwd-alerts-2026-11-23.csv'],
    ['Süd & Öst', 'pod-Süd-Öst-alerts-2026-11-23.csv'],
    ['///', 'pod-unnamed-alerts-2026-11-23.csv'],
  ])('of %s is called %s', (pod, name) => expect(read([ROW], pod).file.name).toBe(name));
});
