import type { Stream } from '../../src/domain/stream';
import type { SourceKind } from '../../src/ingest/pull/source-kind';
import { SOURCE_KINDS } from '../../src/ingest/registry';
import type { ScoringModel } from '../../src/scoring/model';
import { scoreAccount } from '../../src/scoring/score-account';
import { importDirectory } from '../../src/services/ingest/import-directory';
import { loadModel } from '../../src/services/model/load-model';
import { getFeatures } from '../db/queries/account-facts';
import { type CsvFiles, lines, useCsvDirectories } from '../ingest/csv-directory';
import { connectKind } from '../ingest/product-events/connect-kind';
import { truncateAll, useDatabase } from '../support/database';

const NOW = new Date('2026-03-04T06:00:00Z');
const dayAgo = (days: number): string => new Date(NOW.getTime() - days * 86_400_000).toISOString().slice(0, 10);
const daily = (row: (day: string) => string) => Array.from({ length: 60 }, (_, ago) => row(dayAgo(ago + 1)));

type Source = { streams: readonly Stream[]; dimension: string; vendors: readonly string[]; files: CsvFiles };
/** The six sources of R224: their streams, the dimension of X3 they are for (X5: support is felt), and whose connectors bring them. */
const SIX: Readonly<Record<string, Source>> = {
  'product usage': {
    streams: ['usage_daily'], dimension: 'usage', vendors: ['amplitude', 'mixpanel', 'posthog', 'segment'],
    files: { 'usage_daily.csv': lines('account_id,day,active_users,logins', ...daily((day) => `acme,${day},5,9`)) },
  },
  engagement: {
    streams: ['engagement_daily', 'activities'], dimension: 'engagement', vendors: ['amplitude', 'mixpanel', 'salesforce', 'segment'],
    files: {
      'engagement_daily.csv': lines('account_id,day,emails_opened', ...daily((day) => `acme,${day},1`)),
      'activities.csv': lines('account_id,activity_id,happened_at,kind,attended', `acme,a1,${dayAgo(20)}T09:00:00Z,qbr,true`),
    },
  },
  support: {
    streams: ['tickets'], dimension: 'sentiment', vendors: ['intercom', 'zendesk'],
    files: { 'tickets.csv': lines('account_id,ticket_id,opened_at,priority,kind', `acme,t1,${dayAgo(3)}T09:00:00Z,p1,bug`) },
  },
  sentiment: {
    streams: ['nps'], dimension: 'sentiment', vendors: ['asknicely', 'survey', 'surveymonkey', 'typeform', 'wootric'],
    files: { 'nps.csv': lines('account_id,response_id,responded_at,score', `acme,n1,${dayAgo(20)}T09:00:00Z,9`) },
  },
  relationship: {
    streams: ['contacts'], dimension: 'relationship', vendors: ['hubspot', 'salesforce'],
    files: { 'contacts.csv': lines('account_id,contact_id,role,last_seen_at', `acme,c1,executive_sponsor,${dayAgo(5)}T09:00:00Z`) },
  },
  financial: {
    streams: ['invoices', 'subscriptions'], dimension: 'financial', vendors: ['chargebee', 'hubspot', 'salesforce', 'stripe'],
    files: {
      'invoices.csv': lines('account_id,invoice_id,issued_on,due_on,amount,status', `acme,i1,${dayAgo(60)},${dayAgo(30)},10,open`),
      'subscriptions.csv': lines('account_id,subscription_id,started_on,ends_on,arr', `acme,s1,${dayAgo(200)},${dayAgo(-165)},1000`),
    },
  },
}; // prettier-ignore
const NAMES = Object.keys(SIX);
const sourceOf = (name: string): Source => {
  const found = SIX[name];
  if (found === undefined) throw new Error(`${name} is none of the six`);
  return found;
};

describe('R224: each of the six sources has connectors of its own', () => {
  /** What one must say at least; a database, a warehouse and files bring whatever the user's own SELECT says. */
  const SETTINGS: Readonly<Record<string, object>> = {
    amplitude: { engagement: { email_opened: ['Email Opened'] } },
    mixpanel: { project_id: '7', engagement: { help_search: ['Docs Searched'] } },
    segment: { engagement: { community_post: ['Posted'] } },
    posthog: { project_id: '7' }, zendesk: { subdomain: 'acme' }, chargebee: { site: 'acme' }, asknicely: { subdomain: 'acme' },
    salesforce: { domain: 'acme', contacts: {}, activities: {}, subscriptions: { arr: 'ARR__c' } }, hubspot: { contacts: {}, subscriptions: { ends_on: 'ends_on' } }, typeform: { forms: [{ id: 'f1' }] }, surveymonkey: { surveys: [{ id: 1 }] },
  }; // prettier-ignore
  const ANYTHING = ['files', 'postgres', 'redshift', 'snowflake', 'bigquery'];
  const vendors = SOURCE_KINDS.filter(({ kind }) => !ANYTHING.includes(kind));
  const listStreams = (kind: SourceKind) =>
    connectKind(kind, SETTINGS[kind.kind] ?? {}, 'a-secret-of-16ch').streams.flatMap(({ brings }) => Object.keys(brings)); // prettier-ignore

  it.each(NAMES)('%s', (name) => {
    const { streams, vendors: expected } = sourceOf(name);
    const found = vendors.filter((kind) => listStreams(kind).some((stream) => streams.some((one) => one === stream)));
    expect(found.map(({ kind }) => kind).toSorted()).toEqual(expected);
  });

  it('and no vendor’s connector is for none of them', () => {
    expect(new Set(NAMES.flatMap((name) => sourceOf(name).vendors))).toEqual(new Set(vendors.map(({ kind }) => kind)));
  });
});

describe('R224: each of the six says something of its dimension', () => {
  const database = useDatabase();
  const makeDirectory = useCsvDirectories();
  let model: ScoringModel;
  beforeAll(async () => {
    model = await loadModel('models/six-dimension.yaml');
  });
  beforeEach(() => truncateAll(database.pool));

  /** The signals of each dimension that have data when facts of just these sources have come in. */
  async function see(names: readonly string[]): Promise<Map<string, string[]>> {
    const accounts = lines('account_id,name,created_on,seats_purchased', 'acme,Acme,2024-01-01,10');
    const files = Object.assign({ 'accounts.csv': accounts }, ...names.map((name) => sourceOf(name).files));
    await importDirectory({ pool: database.pool, source: 'csv', dir: await makeDirectory(files), now: NOW });
    const { dimensions } = scoreAccount(await getFeatures(database.pool, 'acme', NOW), model, NOW);
    return new Map(dimensions.map((one) => [one.dimension, one.signals.map(({ signal }) => signal)]));
  }
  const streamOf = (signal: string) =>
    model.base.dimensions.flatMap(({ signals }) => signals).find(({ definition }) => definition.name === signal)?.definition.stream; // prettier-ignore

  it('and together they leave no dimension out; nothing at all says nothing', async () => {
    expect([...(await see([])).values()].flat()).toEqual([]);
    expect([...(await see(NAMES)).values()].filter((signals) => signals.length === 0)).toEqual([]);
  });

  it.each(NAMES)(
    '%s: by itself it does, without it nothing of it is said, and its dimension has no data but by those that are for it',
    async (name) => {
      const { dimension, streams } = sourceOf(name);
      expect((await see([name])).get(dimension)).not.toEqual([]);
      await truncateAll(database.pool);
      const left = (await see(NAMES.filter((one) => one !== name))).get(dimension) ?? [];
      expect(left.filter((signal) => streams.some((stream) => stream === streamOf(signal)))).toEqual([]);
      await truncateAll(database.pool);
      const others = NAMES.filter((one) => sourceOf(one).dimension !== dimension);
      expect((await see(others)).get(dimension) ?? []).toEqual([]);
    },
  );
});
