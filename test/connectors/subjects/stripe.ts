import { stripeKind } from '../../../src/ingest/stripe/connector';
import type { Subject } from '../subject';
import { StripeStandIn } from './stripe-stand-in';

export const subject: Subject = {
  kind: 'stripe',
  title: 'Stripe',
  sourceKind: stripeKind,
  settings: (base_url) => ({ base_url, time_zone: 'Europe/Berlin', full_pass_hours: 1 }),
  secrets: { API_KEY: 'rk_test_51barometerStandIn' },
  part: 'subscriptions',
  stream: 'subscriptions',
  labelColumn: 'plan',
  when: { column: 'started_on', zone: 'Europe/Berlin' },
  moneyColumn: 'arr',
  landedId: ({ id }) => `sub_${id}`,
  customerKey: (accountKey) => `cus_${accountKey}`,
  createStandIn: () => new StripeStandIn(),
  cannot: {
    older:
      'Its objects carry no version: each is read as it is at that moment, and events are read again at their object.',
    unauthorised_once: 'It is signed in to with a key, and there is none to ask for anew.',
    deleted: 'It keeps subscriptions and invoices for good: they are cancelled, or void.',
    merged: 'It cannot merge customers.',
    empty_page: 'A page is named by the last record of the one before it: an empty one is always the last.',
  },
};
