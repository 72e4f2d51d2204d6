import type { Mapped } from '../../../src/ingest/pull/connector';
import { joinTickets } from '../../../src/ingest/zendesk/join-ticket';
import { mapTicket } from '../../../src/ingest/zendesk/map-ticket';
import { TicketsShown } from '../../../src/ingest/zendesk/pages-schema';
import { TicketRecord } from '../../../src/ingest/zendesk/schema';
import { ZendeskSettings } from '../../../src/ingest/zendesk/settings';
import page from '../../fixtures/zendesk/tickets-page.json';

const DEFAULTS = ZendeskSettings.parse({});
const [SOLVED, ORPHAN, DELETED] = joinTickets(TicketsShown.parse(page)).map((record) => TicketRecord.parse(record));

type Ticket = Readonly<Record<string, unknown>>;

/** The solved ticket of the page with something else about it. */
function mapWith(ticket: Ticket, settings: object = {}): Mapped | undefined {
  const record = { ...SOLVED, ticket: { ...page.tickets[0], ...ticket } };
  return mapTicket(TicketRecord.parse(record), ZendeskSettings.parse(settings))[0];
}

const cellsOf = (mapped: Mapped | undefined): object => (mapped?.kind === 'fact' ? mapped.cells : {});

describe('given a ticket as Zendesk documents it', () => {
  it('R237: becomes a ticket of its organisation, with our id and domains to know it by', () => {
    expect(SOLVED === undefined ? [] : mapTicket(SOLVED, DEFAULTS)).toEqual([
      {
        kind: 'fact',
        stream: 'tickets',
        account: { key: '509974', externalId: 'ACC-7', domains: ['groovy.example'], name: 'Groovy Industries' },
        version: new Date(1795085332 * 1000),
        cells: {
          ticket_id: '35436',
          opened_at: '2026-11-18T22:55:29Z',
          solved_at: '2026-11-19T10:38:50Z',
          priority: 'p2',
          kind: 'bug',
          escalated: false,
          reopened: 2,
          csat: 5,
        },
      },
    ]);
  });

  it('belongs to those who share the address of whoever asked, where it has no organisation', () => {
    const [mapped] = ORPHAN === undefined ? [] : mapTicket(ORPHAN, DEFAULTS);
    expect(mapped).toMatchObject({ account: { key: 'domain:alone.example', domains: ['alone.example'] } });
  });

  it('says nothing of a rating where there is none, so that a survey’s stays', () => {
    const [mapped] = ORPHAN === undefined ? [] : mapTicket(ORPHAN, DEFAULTS);
    expect(cellsOf(mapped)).not.toHaveProperty('csat');
  });

  it('is nobody’s without organisation and address', () => {
    expect(mapTicket(TicketRecord.parse({ ...ORPHAN, requester: null }), DEFAULTS)).toEqual([]);
  });

  it.each([
    ['deleted', DELETED],
    [
      'merged into another',
      TicketRecord.parse({ ...SOLVED, ticket: { ...page.tickets[0], tags: ['closed_by_merge'] } }),
    ],
  ])('is gone when it was %s', (_how, record) => {
    expect(record === undefined ? [] : mapTicket(record, DEFAULTS)).toEqual([
      expect.objectContaining({ kind: 'deleted', stream: 'tickets', cells: { ticket_id: record?.id } }),
    ]);
  });
});

describe('given what a ticket can say', () => {
  it.each([
    ['urgent', 'p1'],
    ['high', 'p2'],
    ['normal', 'p3'],
    ['low', 'p4'],
    [null, null],
    ['of a kind to come', null],
  ])('priority %s is %s', (priority, expected) => {
    expect(cellsOf(mapWith({ priority }))).toHaveProperty('priority', expected);
  });

  it('takes another meaning of priorities from the configuration', () => {
    expect(cellsOf(mapWith({ priority: 'high' }, { priorities: { urgent: 'p1', high: 'p1' } }))).toHaveProperty(
      'priority',
      'p1',
    );
  });

  it.each([
    ['problem', [], 'bug'],
    ['incident', [], 'bug'],
    ['question', [], 'question'],
    ['task', [], null],
    [null, [], null],
    ['question', ['bug'], 'bug'], // people tag on purpose
    ['problem', ['feature_request'], 'feature_request'],
  ])('type %s with tags %j is a %s', (type, tags, expected) => {
    expect(cellsOf(mapWith({ type, tags }))).toHaveProperty('kind', expected);
  });

  it.each([
    ['solved', { solved_at: null }, '2026-11-19T10:38:52Z'], // its last change, when nobody measured
    ['closed', { solved_at: '2026-11-19T10:00:00Z' }, '2026-11-19T10:00:00Z'],
    ['open', { solved_at: '2026-11-19T10:00:00Z' }, null], // opened again
    ['hold', { solved_at: null }, null],
  ])('status %s with metrics %j is solved at %s', (status, metrics, expected) => {
    const record = { ...SOLVED, metrics, ticket: { ...page.tickets[0], status } };
    expect(cellsOf(mapTicket(TicketRecord.parse(record), DEFAULTS)[0])).toHaveProperty('solved_at', expected);
  });

  it.each([
    [{ tags: ['escalated'] }, {}, true],
    [{ tags: ['vip'] }, {}, false],
    [{ tags: ['vip'] }, { escalated: { tags: ['vip'] } }, true],
    [{ priority: 'urgent' }, { escalated: { priorities: ['urgent'] } }, true],
    [{ group_id: 98738 }, { escalated: { groups: [98738] } }, true],
    [{ group_id: 98739 }, { escalated: { groups: ['98738'] } }, false],
    [{}, { escalated: { field: { id: 27648, values: ['yes'] } } }, true],
    [{}, { escalated: { field: { id: 27642, values: ['yes'] } } }, false],
    [
      { custom_fields: [{ id: 27648, value: ['a', 'yes'] }] },
      { escalated: { field: { id: '27648', values: ['yes'] } } },
      true,
    ],
    [{ custom_fields: [{ id: 27648, value: true }] }, { escalated: { field: { id: 27648, values: [true] } } }, true],
  ])('ticket %j under %j is escalated: %s', (ticket, settings, expected) => {
    expect(cellsOf(mapWith(ticket, settings))).toHaveProperty('escalated', expected);
  });

  it.each([
    ['good', 5],
    ['bad', 1],
    ['offered', undefined],
  ])('a thumb that says %s is %s of five', (score, expected) => {
    const cells = cellsOf(mapWith({ satisfaction_rating: { score } }));
    expect('csat' in cells ? cells.csat : undefined).toBe(expected);
  });

  it('is as new as the later of its two instants', () => {
    expect(mapWith({ generated_timestamp: 1 })).toMatchObject({ version: new Date('2026-11-19T10:38:52Z') });
    expect(mapWith({ generated_timestamp: undefined })).toMatchObject({
      version: new Date('2026-11-19T10:38:52Z'),
    });
  });
});

it('a ticket whose metrics are spoiled is refused alone, not its page', () => {
  const joined = joinTickets({ ...page, metric_sets: [{ ticket_id: 35436, reopens: 'twice' }] });
  expect(joined.map((record) => TicketRecord.safeParse(record).success)).toEqual([false, true, true]);
});
