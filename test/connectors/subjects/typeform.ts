import { typeformKind } from '../../../src/ingest/typeform/connector';
import type { Subject } from '../subject';
import { createTypeformStandIn } from './typeform-stand-in';

export const subject: Subject = {
  kind: 'typeform',
  title: 'Typeform',
  sourceKind: typeformKind,
  settings: (base_url) => ({ base_url, forms: [{ id: 'u6nXL7' }], page_size: 2 }),
  secrets: { TOKEN: 'tfp_typeform-token-8d10' },
  benchSettings: { page_size: 1000 }, // the most there is
  part: 'responses of u6nXL7',
  stream: 'nps',
  labelColumn: 'comment',
  when: { column: 'responded_at' },
  createStandIn: createTypeformStandIn,
  cannot: {
    older: 'A response is sent once, and does not change.',
    many_bad: 'Its pages here are of two: tried by the others, in the same runner.',
    empty_page: 'A page that is not full is the last.',
    deleted: 'Its API does not tell which responses were deleted.',
    merged: 'It names no mergers of customers.',
    currencies: 'It carries no amounts.',
    memory: 'A page has at most 1,000 responses.',
  },
};
