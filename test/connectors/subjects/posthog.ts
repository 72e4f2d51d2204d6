import { posthogKind } from '../../../src/ingest/posthog/connector';
import type { Subject } from '../subject';
import { ACCOUNT_KEYS, toAccountId } from '../world';
import { createPostHogStandIn, toUsageDay } from './posthog-stand-in';

export const subject: Subject = {
  kind: 'posthog',
  title: 'PostHog',
  sourceKind: posthogKind,
  settings: (base_url) => ({ base_url, project_id: 77, backfill_days: 3650 }),
  secrets: { API_KEY: 'phx_not-a-real-personal-api-key' },
  part: 'usage',
  stream: 'usage_daily',
  labelColumn: null,
  landedId: ({ id, accountKey }) => `${toAccountId(accountKey)} ${toUsageDay(id, ACCOUNT_KEYS.length)}`,
  createStandIn: createPostHogStandIn,
  cannot: {
    older: 'A row is what PostHog reckons when it is asked: it has no version of its own.',
    empty_page: 'Pages go by the last row: one without rows is the end.',
    deleted: 'It tells sums: that an event was deleted shows in the days that are read again.',
    merged: 'It names no mergers of customers.',
    dst: 'PostHog itself sorts events into days, in the zone that the query names.',
    currencies: 'It carries no amounts.',
    names: 'Nothing that people wrote is asked for.',
  },
};
