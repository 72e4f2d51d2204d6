import { wootricKind } from '../../../src/ingest/wootric/connector';
import type { Subject } from '../subject';
import { createWootricStandIn } from './wootric-stand-in';

export const subject: Subject = {
  kind: 'wootric',
  title: 'Wootric',
  sourceKind: wootricKind,
  settings: (base_url) => ({ base_url }),
  secrets: { CLIENT_ID: 'wootric-client-6610', CLIENT_SECRET: 'wootric-secret-aa41c7' },
  part: 'responses',
  stream: 'nps',
  labelColumn: 'comment',
  when: { column: 'responded_at' },
  pageSize: 50, // the most there is
  createStandIn: createWootricStandIn,
  cannot: {
    empty_page: 'It pages by number: a page that is not full is the last.',
    deleted: 'Its API does not tell which answers were deleted.',
    merged: 'It names no mergers of customers.',
    currencies: 'It carries no amounts.',
  },
};
