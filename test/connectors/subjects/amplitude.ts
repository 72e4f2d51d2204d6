import { amplitudeKind } from '../../../src/ingest/amplitude/connector';
import type { Subject } from '../subject';
import { createAmplitudeStandIn } from './amplitude-stand-in';

export const subject: Subject = {
  kind: 'amplitude',
  title: 'Amplitude',
  sourceKind: amplitudeKind,
  settings: (base_url) => ({ base_url, backfill_days: 3, window_hours: 24, time_zone: 'Europe/Berlin' }),
  secrets: { API_KEY: 'amplitude-key-0c77aa19', SECRET_KEY: 'amplitude-secret-9d2b' },
  part: 'events',
  stream: 'usage_daily',
  labelColumn: 'feature',
  when: { column: 'day', zone: 'Europe/Berlin' },
  meetsFaults: ({ query }) => query.get('start') === '20261119T10', // the window with records
  createStandIn: createAmplitudeStandIn,
  cannot: {
    older: 'An event has happened once, and does not change.',
    empty_page: 'A window is answered whole, without pages.',
    ties: 'It goes by the hour of upload, which is set on arrival: nothing is added to an hour that was read.',
    deleted: 'Its export does not tell which events were deleted.',
    merged: 'It names no mergers of customers.',
    currencies: 'It carries no amounts.',
  },
};
