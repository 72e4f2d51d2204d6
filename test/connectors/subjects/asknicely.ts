import { asknicelyKind } from '../../../src/ingest/asknicely/connector';
import type { Subject } from '../subject';
import { createAsknicelyStandIn } from './asknicely-stand-in';

export const subject: Subject = {
  kind: 'asknicely',
  title: 'AskNicely',
  sourceKind: asknicelyKind,
  settings: (base_url) => ({ base_url, page_size: 50_000 }),
  secrets: { API_KEY: 'asknicely-api-key-77f0e2' },
  part: 'responses',
  stream: 'nps',
  labelColumn: 'comment',
  when: { column: 'responded_at' },
  createStandIn: createAsknicelyStandIn,
  cannot: {
    unauthorised_once: 'Its API key is a fixed one: there is none to ask for anew.',
    deleted: 'Its API does not tell which answers were deleted.',
    merged: 'It names no mergers of customers.',
    currencies: 'It carries no amounts.',
  },
};
