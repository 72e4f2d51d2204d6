import type { PulledSource } from '../../src/config-sources';
import { createSalesforce, type Salesforce } from '../../workspace/vendors/salesforce/create-salesforce';
import { startVendor, type Vendor } from '../../workspace/vendors/start-vendor';
import { createStripe, type Stripe } from '../../workspace/vendors/stripe/create-stripe';
import type { World } from '../../workspace/vendors/world';
import { createZendesk, type Zendesk } from '../../workspace/vendors/zendesk/create-zendesk';
import type { Closers } from '../run/closers';
import { chooseStrangers, NO_STRANGERS } from './choose-strangers';
import { takeRows } from './load-rows';

/** Made up, as everything of the stand-ins: they let in whoever has these. */
const SECRETS = {
  BAROMETER_SALESFORCE_CLIENT_ID: 'demo-client-of-salesforce',
  BAROMETER_SALESFORCE_CLIENT_SECRET: 'demo-secret-of-salesforce',
  BAROMETER_ZENDESK_CLIENT_ID: 'demo-client-of-zendesk',
  BAROMETER_ZENDESK_CLIENT_SECRET: 'demo-secret-of-zendesk',
  BAROMETER_STRIPE_API_KEY: 'rk_live_demo_of_stripe',
} as const;
const HOOK_SECRETS = { zendesk: 'demo-hook-secret-of-zendesk', stripe: 'demo-hook-secret-of-stripe' } as const;

/** Columns of accounts and the fields that an administrator of Salesforce would have made for them. */
const SALESFORCE_FIELDS = {
  account_id: 'Customer_Id__c',
  segment: 'Segment__c',
  plan: 'Plan__c',
  arr: 'ARR__c',
  currency: 'CurrencyIsoCode',
  created_on: 'Customer_Since__c',
  renewal_on: 'Renewal_Date__c',
  notice_days: 'Notice_Days__c',
  seats_purchased: 'Seats__c',
  features_purchased: 'Features__c',
  api_limit_monthly: 'API_Limit__c',
  csm_email: 'Csm__r.Email',
  pod: 'Pod__c',
};
const ROLES = ['executive_sponsor', 'champion', 'admin', 'user'];

/** The demo's company as its systems have it: accounts and contacts in Salesforce, tickets in Zendesk, billing in Stripe. */
export type Vendors = {
  sources: readonly PulledSource[];
  sourceSecrets: Readonly<Record<string, string>>;
  hookSecrets: Readonly<Record<string, string>>;
  pages: readonly { name: string; url: string; what: string }[];
  /** Takes out of a folder what these systems hold. */
  load: (dir: string) => Promise<void>;
  /** From now on webhooks go to Barometer at this address. */
  callBack: (baseUrl: string) => void;
};

export type OpenVendors = {
  now: () => Date;
  schedule: string; // cron expression
  told: readonly { accountId: string }[]; // accounts that a story is told of
  closers: Closers;
};

export async function openVendors({ now, schedule, told, closers }: OpenVendors): Promise<Vendors> {
  const world: World = { now, post };
  const systems = {
    salesforce: createSalesforce(world, clientOf('SALESFORCE')),
    zendesk: createZendesk(world, clientOf('ZENDESK')),
    stripe: createStripe(world, { apiKey: SECRETS.BAROMETER_STRIPE_API_KEY }),
  };
  const open = async ({ vendor }: { vendor: Vendor }): Promise<string> => {
    const { url, close } = await startVendor(vendor);
    closers.add(close);
    return url;
  };
  const urls = {
    salesforce: await open(systems.salesforce),
    zendesk: await open(systems.zendesk),
    stripe: await open(systems.stripe),
  };
  return {
    sources: listSources(urls, schedule),
    sourceSecrets: SECRETS,
    hookSecrets: HOOK_SECRETS,
    pages: [
      { name: 'Zendesk', url: urls.zendesk, what: 'open a P1: it is in the pod’s channel a moment later' },
      { name: 'Stripe', url: urls.stripe, what: 'leave an invoice unpaid' },
      { name: 'Salesforce', url: urls.salesforce, what: 'see what is written back: health, reason, tasks' },
    ],
    load: createLoad(systems, new Set(told.map(({ accountId }) => accountId))),
    callBack: (baseUrl) => {
      for (const name of ['zendesk', 'stripe'] as const)
        systems[name].setHook({ url: `${baseUrl}/hooks/${name}`, secret: HOOK_SECRETS[name] });
    },
  };
}

type Systems = { salesforce: Salesforce; zendesk: Zendesk; stripe: Stripe };

/** Who is a stranger where is chosen when the first rows come, and stays. */
function createLoad({ salesforce, zendesk, stripe }: Systems, told: ReadonlySet<string>): Vendors['load'] {
  const strangers = { zendesk: NO_STRANGERS, stripe: NO_STRANGERS, isChosen: false };
  return async (dir) => {
    const accounts = await takeRows(dir, 'accounts');
    const tickets = await takeRows(dir, 'tickets');
    const invoices = await takeRows(dir, 'invoices');
    if (!strangers.isChosen && accounts.length > 0) {
      strangers.zendesk = chooseStrangers(accounts, tickets, told);
      strangers.stripe = chooseStrangers(accounts, invoices, new Set([...told, ...strangers.zendesk.keys()]));
      strangers.isChosen = true;
    }
    salesforce.store.loadAccounts(accounts);
    zendesk.store.loadAccounts(accounts, strangers.zendesk);
    stripe.store.loadAccounts(accounts, strangers.stripe);
    salesforce.store.loadContacts(await takeRows(dir, 'contacts'));
    zendesk.store.loadTickets(tickets);
    stripe.store.loadSubscriptions(await takeRows(dir, 'subscriptions'));
    stripe.store.loadInvoices(invoices);
  };
}

function clientOf(name: 'SALESFORCE' | 'ZENDESK') {
  return { clientId: SECRETS[`BAROMETER_${name}_CLIENT_ID`], clientSecret: SECRETS[`BAROMETER_${name}_CLIENT_SECRET`] };
}

function listSources(urls: Record<'salesforce' | 'zendesk' | 'stripe', string>, schedule: string): PulledSource[] {
  const contacts = {
    role: 'Role__c',
    roles: Object.fromEntries(ROLES.map((role) => [role, role])),
    left_on: 'Left_On__c',
    last_seen_at: 'Last_Seen__c',
  };
  const source = (name: keyof typeof urls, settings: object): PulledSource => ({
    name,
    kind: name,
    schedule,
    settings: { base_url: urls[name], ...settings },
  });
  return [
    source('salesforce', { fields: SALESFORCE_FIELDS, contacts }),
    source('zendesk', { requests_per_minute: 30 }),
    source('stripe', { seat_prices: ['price_seat'] }),
  ];
}

/** A webhook that nobody took is Barometer's loss, not the vendor's: the schedule brings it, too. */
async function post(url: string, body: string, headers: Readonly<Record<string, string>>): Promise<void> {
  await fetch(url, { method: 'POST', body, headers }).catch(() => undefined);
}
