import { parse } from 'csv-parse/sync';
import { buildListTable, buildTableMessage } from '../../../src/views/list/build-list-table';
import { lintMessage } from '../../support/lint-blocks';
import { HOSTILE } from '../cards';
import { buildRow, buildSample } from './samples';

const read = (...rows: Parameters<typeof buildRow>): Record<string, string>[] =>
  parse(buildListTable(buildSample({ rows: rows.map((row) => buildRow(row)) })), { columns: true, bom: true });

describe('a list as a table', () => {
  it('R184: has every column as it was measured', () => {
    expect(read({ group: 'alerts' })[0]).toEqual({
      account_id: 'acme',
      name: 'Acme',
      score: '31',
      band: 'Red',
      change_30_days: '-9',
      trend: 'declining',
      arr_per_year: '240000',
      currency: 'USD',
      renewal_on: '2027-03-31',
      last_contact_at: '2026-11-23T09:00:00.000Z',
      open_alerts: '1',
      alert_tier: 'High',
      usage_change_30_days: '-0.41',
      group: 'Open alerts',
      flag: 'Call today',
      reason: 'Logins down 41% in 14 days',
      action: 'book a 30-min usage review with their admin this week',
      action_due_on: '2026-11-27',
      attention: 'monthly review',
    });
  });

  it('leaves empty what is not known', () => {
    const [row] = read({ score: null, change30: null, arr: null, lastTouchAt: null, trend: 'unknown' });
    expect(row).toMatchObject({
      score: '',
      change_30_days: '',
      arr_per_year: '',
      last_contact_at: '',
      trend: '',
      group: '',
    });
  });

  it.each(['=cmd|calc', '+1', '-1', '@SUM(A1)', '\t=1'])('a name of %j is no formula', (name) => {
    expect(read({ name })[0]?.['name']).toBe(`'${name}`);
  });

  it('comes with a sentence that says what was left out', () => {
    const whole = buildTableMessage(buildSample({ total: 1 }));
    expect(whole.text).toBe('Review order as a table: 1 account.');
    const own = [{ filterId: 'f1', name: HOSTILE }];
    const state = { list: 'own:f1', sort: 'recommended', page: 1 } as const;
    const cut = buildTableMessage(buildSample({ total: 12_001, own, state }));
    expect(cut.text).toContain('The first 1 in this order: 12000 are left out.');
    expect(lintMessage(cut)).toEqual([]);
  });
});
