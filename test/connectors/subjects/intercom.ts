import { intercomKind } from '../../../src/ingest/intercom/connector';
import type { Subject } from '../subject';
import { createIntercomStandIn } from './intercom-stand-in';

export const subject: Subject = {
  kind: 'intercom',
  title: 'Intercom',
  sourceKind: intercomKind,
  settings: (base_url) => ({ base_url }),
  secrets: { ACCESS_TOKEN: 'dG9rOmludGVyY29tLWFjY2Vzcy10b2tlbg' },
  part: 'conversations',
  stream: 'tickets',
  labelColumn: null,
  when: { column: 'opened_at' },
  createStandIn: createIntercomStandIn,
  cannot: {
    unauthorised_once: 'Its access token is a fixed one: there is none to ask for anew.',
    deleted: 'Its search never tells; its web hook does (test/ingest/intercom/hook.test.ts).',
    merged: 'It does not merge companies.',
    currencies: 'It carries no amounts.',
  },
};
