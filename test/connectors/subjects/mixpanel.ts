import { mixpanelKind } from '../../../src/ingest/mixpanel/connector';
import type { Subject } from '../subject';
import { createMixpanelStandIn } from './mixpanel-stand-in';

export const subject: Subject = {
  kind: 'mixpanel',
  title: 'Mixpanel',
  sourceKind: mixpanelKind,
  settings: (base_url) => ({ base_url, project_id: 77, backfill_days: 3, window_days: 1, time_zone: 'Europe/Berlin' }),
  secrets: { USERNAME: 'barometer.4f2a.mp-service-account', SECRET: 'mixpanel-secret-51c0' },
  part: 'events',
  stream: 'usage_daily',
  labelColumn: 'feature',
  when: { column: 'day', zone: 'Europe/Berlin' },
  landedId: ({ id }) => `${id}:user-${id}`,
  meetsFaults: ({ query }) => query.get('from_date') === '2026-11-19', // the first day with records
  createStandIn: createMixpanelStandIn,
  cannot: {
    older: 'An event has happened once, and does not change.',
    empty_page: 'A query is answered whole, without pages.',
    deleted: 'Its export does not tell which events were deleted.',
    merged: 'It names no mergers of customers.',
    currencies: 'It carries no amounts.',
  },
};
