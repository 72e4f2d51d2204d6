import type { Feed } from '../as-of/create-feed';
import type { Vendors } from './open-vendors';

/** The feed with the files of these systems taken out of its folders as soon as they are written. */
export function withVendors(feed: Feed, { load }: Pick<Vendors, 'load'>): Feed {
  const loadAll = async (deliveries: Awaited<ReturnType<Feed['writeDay']>>) => {
    for (const { dir } of deliveries) await load(dir);
    return deliveries;
  };
  return {
    ...feed,
    writeInitial: async (base, asOf) => loadAll(await feed.writeInitial(base, asOf)),
    writeDay: async (base, from, to) => loadAll(await feed.writeDay(base, from, to)),
  };
}
