import type { Mapped } from '../../../src/ingest/pull/connector';
import { mapCompany } from '../../../src/ingest/intercom/map-company';
import { mapConversation } from '../../../src/ingest/intercom/map-conversation';
import { Company, ConversationRecord } from '../../../src/ingest/intercom/schema';
import { IntercomSettings } from '../../../src/ingest/intercom/settings';
import conversation from '../../fixtures/intercom/conversation.json';
import contact from '../../fixtures/intercom/contact.json';

/** The documented conversation with something else about it. */
function mapWith(other: object, { settings = {}, person = contact }: { settings?: object; person?: unknown } = {}) {
  const record = { id: conversation.id, conversation: { ...conversation, ...other }, contact: person };
  return mapConversation(ConversationRecord.parse(record), IntercomSettings.parse(settings))[0];
}
const cellsOf = (mapped: Mapped | undefined): object => (mapped?.kind === 'fact' ? mapped.cells : {});
const tagged = (...names: string[]): object => ({ tags: { type: 'tag.list', tags: names.map((name) => ({ name })) } });

describe('given a conversation as Intercom documents it', () => {
  it('R237: becomes a ticket of the company of whoever began it', () => {
    expect(mapWith({})).toEqual({
      kind: 'fact',
      stream: 'tickets',
      account: { key: '531ee472cce572a6ec000006' },
      version: new Date(1795175260 * 1000),
      cells: {
        ticket_id: '1295',
        opened_at: '2026-11-20T11:47:03.000Z',
        solved_at: '2026-11-20T11:47:33.000Z',
        priority: 'p2',
        kind: null,
        escalated: false,
        reopened: 1,
        csat: 4,
      },
    });
  });

  it('belongs to those who share the address of a person without a company', () => {
    const person = { ...contact, companies: { data: [], total_count: 0, has_more: false }, email: 'Joe@Alone.example' };
    expect(mapWith({}, { person })).toMatchObject({
      account: { key: 'domain:alone.example', domains: ['alone.example'] },
    });
  });

  it.each([
    ['nobody', null],
    ['a visitor without address', { ...contact, companies: null, email: null }],
  ])('is no ticket when it is with %s', (_who, person) => {
    expect(mapWith({}, { person })).toBeUndefined();
  });

  it('is no ticket while nobody answered what we began', () => {
    const ours = { source: { delivered_as: 'admin_initiated' } };
    expect(mapWith({ ...ours, first_contact_reply: null })).toBeUndefined();
    expect(mapWith({ ...ours, first_contact_reply: { created_at: 1795175100 } })).toBeDefined();
  });
});

describe('given what a conversation can say', () => {
  it.each([
    ['closed', { last_close_at: 1795175253 }, '2026-11-20T11:47:33.000Z'],
    ['closed', null, '2026-11-20T11:47:40.000Z'], // its last change, when nobody measured
    ['open', { last_close_at: 1795175253 }, null], // opened again
    ['snoozed', null, null],
  ])('%s with statistics %j is solved at %s', (state, statistics, expected) => {
    expect(cellsOf(mapWith({ state, statistics }))).toHaveProperty('solved_at', expected);
  });

  it.each([
    ['priority', [], 'p2'],
    ['not_priority', [], 'p3'],
    ['not_priority', ['P1'], 'p1'], // a tag outranks the mark
    [null, [], null],
  ])('marked %s with tags %j it is %s', (priority, tags, expected) => {
    expect(cellsOf(mapWith({ priority, ...tagged(...tags) }))).toHaveProperty('priority', expected);
  });

  it('takes another meaning of the mark from the configuration', () => {
    const settings = { priorities: { priority: 'p1' } };
    expect(cellsOf(mapWith({ priority: 'priority' }, { settings }))).toHaveProperty('priority', 'p1');
  });

  it.each([
    [['bug'], 'bug'],
    [['Feature_Request'], 'feature_request'],
    [['vip'], null],
  ])('tags %j say its kind is %s', (tags, expected) => {
    expect(cellsOf(mapWith(tagged(...tags)))).toHaveProperty('kind', expected);
  });

  it.each([
    [tagged('escalated'), {}, true],
    [{ team_assignee_id: 5017691 }, { escalated: { teams: [5017691] } }, true],
    [{ team_assignee_id: 5017692 }, { escalated: { teams: [5017691] } }, false],
  ])('%j under %j is escalated: %s', (other, settings, expected) => {
    expect(cellsOf(mapWith(other, { settings }))).toHaveProperty('escalated', expected);
  });

  it('is not rated while the customer was only asked to', () => {
    expect(cellsOf(mapWith({ conversation_rating: { rating: null, remark: null } }))).toHaveProperty('csat', null);
  });

  it('is refused when it lacks what Intercom always sends', () => {
    const record = { id: '1', conversation: { ...conversation, created_at: undefined }, contact };
    expect(ConversationRecord.safeParse(record).success).toBe(false);
  });
});

it.each([
  ['https://www.acme.example/about', ['acme.example']],
  ['acme.example', ['acme.example']],
  ['not a site', []],
  ['localhost', []],
  [null, []],
])('a company with the web site %j is known by the domains %j', (website, domains) => {
  const company = Company.parse({ id: '531ee4', company_id: 'ACC-7', name: 'Blue Sun', website });
  expect(mapCompany(company)).toEqual([
    { kind: 'customer', account: { key: '531ee4', externalId: 'ACC-7', name: 'Blue Sun', domains } },
  ]);
});
