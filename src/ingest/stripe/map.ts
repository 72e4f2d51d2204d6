import type { z } from 'zod';
import type { Mapped } from '../pull/connector';
import { mapCustomer } from './map-customer';
import { mapInvoice, mapLooseDispute } from './map-invoice';
import { mapSubscription } from './map-subscription';
import type { StripeObject } from './schema';
import type { StripeSettings } from './settings';

/** What any of the objects that events are about says. Pure; never throws. */
export function mapStripe(object: z.output<typeof StripeObject>, settings: StripeSettings): Mapped[] {
  switch (object.object) {
    case 'customer':
      return mapCustomer(object, settings);
    case 'subscription':
      return mapSubscription(object, settings);
    case 'invoice':
      return mapInvoice(object, settings);
    case 'dispute':
      return mapLooseDispute(object, settings);
  }
}
