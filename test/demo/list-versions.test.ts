import { listVersions } from '../../demo/as-of/list-versions';
import { CONTRACT_COLUMNS, type CsvFile } from '../../demo/company/contract';

/** What the source shows of a row at an instant, by column; null: nothing yet. */
function show(
  file: CsvFile,
  values: Record<string, string>,
  at: string,
  sightings?: readonly number[],
): Record<string, string> | null {
  const header: readonly string[] = CONTRACT_COLUMNS[file];
  const cells = header.map((column) => values[column] ?? '');
  const row = {
    cells,
    get: (column: string) => values[column] ?? '',
    set: (changes: Readonly<Record<string, string>>) =>
      cells.map((cell, position) => changes[header[position] ?? ''] ?? cell),
  };
  const version = listVersions(file, row, sightings).findLast(({ atMs }) => atMs <= Date.parse(at));
  return version === undefined
    ? null
    : Object.fromEntries(header.map((column, position) => [column, version.cells[position] ?? '']));
}

describe('what a source shows of a ticket', () => {
  const ticket = {
    account_id: 'A',
    ticket_id: 'T',
    opened_at: '2026-05-04T10:00:00Z',
    solved_at: '2026-05-08T12:00:00Z',
    escalated: 'true',
    reopened: 'true',
    csat: '2',
  };

  it.each([
    ['2026-05-04T09:59:59Z', null],
    ['2026-05-04T10:00:00Z', { solved_at: '', csat: '', reopened: '', escalated: 'false' }],
    ['2026-05-05T09:59:59Z', { solved_at: '', escalated: 'false' }],
    ['2026-05-05T10:00:00Z', { solved_at: '', csat: '', reopened: '', escalated: 'true' }],
    ['2026-05-08T11:59:59Z', { solved_at: '', csat: '', reopened: '' }],
    ['2026-05-08T12:00:00Z', { solved_at: '2026-05-08T12:00:00Z', csat: '2', reopened: 'true', escalated: 'true' }],
  ])('at %s is %o', (at, shown) => {
    const version = show('tickets', ticket, at);
    if (shown === null) expect(version).toBeNull();
    else expect(version).toMatchObject(shown);
  });
});

describe('what a source shows of an invoice', () => {
  const paid = { issued_on: '2026-05-01', due_on: '2026-05-31', paid_on: '2026-06-10', status: 'paid' };

  it.each([
    ['2026-04-30T23:59:59Z', null],
    ['2026-05-01T00:00:00Z', { status: 'open', paid_on: '' }],
    ['2026-06-09T23:59:59Z', { status: 'open', paid_on: '' }],
    ['2026-06-10T00:00:00Z', { status: 'paid', paid_on: '2026-06-10' }],
  ])('that was paid, at %s, is %o', (at, shown) => {
    const version = show('invoices', paid, at);
    if (shown === null) expect(version).toBeNull();
    else expect(version).toMatchObject(shown);
  });

  it.each([
    ['2026-05-30T23:59:59Z', 'open'],
    ['2026-05-31T00:00:00Z', 'disputed'],
  ])('that is disputed, at %s, is %s', (at, status) => {
    expect(show('invoices', { ...paid, paid_on: '', status: 'disputed' }, at)).toMatchObject({ status, paid_on: '' });
  });
});

describe('what a source shows of a contact', () => {
  const contact = { contact_id: 'C', last_seen_at: '2026-05-20T09:00:00.000Z', left_on: '2026-06-01' };
  const sightings = ['2026-05-04T09:00:00.000Z', '2026-05-12T09:00:00.000Z', '2026-05-20T09:00:00.000Z'].map((at) =>
    Date.parse(at),
  );

  it.each([
    ['2026-05-01T00:00:00Z', '', ''],
    ['2026-05-04T09:00:00Z', '2026-05-04T09:00:00.000Z', ''],
    ['2026-05-19T00:00:00Z', '2026-05-12T09:00:00.000Z', ''],
    ['2026-05-31T23:59:59Z', '2026-05-20T09:00:00.000Z', ''],
    ['2026-06-01T00:00:00Z', '2026-05-20T09:00:00.000Z', '2026-06-01'],
  ])('at %s: last seen "%s", left "%s"', (at, last_seen_at, left_on) => {
    expect(show('contacts', contact, at, sightings)).toMatchObject({ last_seen_at, left_on });
  });

  it('without known sightings is never seen before the one that is written down', () => {
    expect(show('contacts', contact, '2026-05-19T00:00:00Z')).toMatchObject({ last_seen_at: '' });
    expect(show('contacts', contact, '2026-05-21T00:00:00Z')).toMatchObject({
      last_seen_at: '2026-05-20T09:00:00.000Z',
    });
  });
});

describe('what a source shows of other rows', () => {
  it.each([
    ['usage_daily', { day: '2026-05-04' }, '2026-05-05T01:59:59Z', '2026-05-05T02:00:00Z'],
    ['nps', { responded_at: '2026-05-04T10:00:00Z' }, '2026-05-04T09:59:59Z', '2026-05-04T10:00:00Z'],
    ['activities', { happened_at: '2026-05-04T10:00:00Z' }, '2026-05-04T09:59:59Z', '2026-05-04T10:00:00Z'],
    ['subscriptions', { started_on: '2026-05-04' }, '2026-05-03T23:59:59Z', '2026-05-04T00:00:00Z'],
    ['accounts', { created_on: '2026-05-04' }, '2026-05-03T23:59:59Z', '2026-05-04T00:00:00Z'],
    ['outcomes', { effective_on: '2026-05-04' }, '2026-05-03T23:59:59Z', '2026-05-04T00:00:00Z'],
  ] as const)('of %s dated %o: nothing at %s, all of it at %s', (file, values, before, from) => {
    expect(show(file, values, before)).toBeNull();
    expect(show(file, values, from)).toMatchObject(values);
  });

  it('never says until when an account was watched, nor that it is still there', () => {
    const outcome = { effective_on: '2026-05-04', outcome: 'churned', observed_until: '2026-12-31' };
    expect(show('outcomes', outcome, '2026-06-01T00:00:00Z')).toMatchObject({ outcome: 'churned', observed_until: '' });
    expect(show('outcomes', { observed_until: '2026-12-31' }, '2099-01-01T00:00:00Z')).toBeNull();
  });

  it('keeps the renewal date, which is known beforehand', () => {
    expect(
      show('accounts', { created_on: '2026-01-01', renewal_on: '2027-01-01' }, '2026-02-01T00:00:00Z'),
    ).toMatchObject({ renewal_on: '2027-01-01' });
  });

  it('passes a row whose date is not one on to the import, which must refuse it', () => {
    expect(show('nps', { responded_at: 'yesterday' }, '2026-01-01T00:00:00Z')).toMatchObject({
      responded_at: 'yesterday',
    });
  });
});
