import type { Database } from '../../db/client';
import { listUnknownAccounts } from '../../db/queries/facts/known-accounts';
import type { HookDelivery } from '../../db/queries/hook-deliveries';
import { SourceError } from '../../errors';
import type { ReadDelivery } from '../pull/land-records';
import type { VendorLanding } from './create-vendor-landing';
import { landDelivery, type Landed } from './land-delivery';

export type BatchDeps = Pick<Database, 'db' | 'pool'> & {
  /** How deliveries of vendors land, by source; every other is in our own format. */
  vendors?: ReadonlyMap<string, VendorLanding> | undefined;
};

/** `unknown`: accounts that a delivery names and nobody knows yet. */
export type TakenDelivery = { delivery: HookDelivery; unknown: number };
export type LandedBatch = {
  taken: TakenDelivery[];
  touched: Set<string>; // accounts that are to be scored
  failed: { delivery: HookDelivery; error: unknown }[];
};

/** Bring a batch of one vendor's deliveries in, or of ours. One that cannot be taken does not take others with it. */
export async function landBatch(deps: BatchDeps, batch: readonly HookDelivery[]): Promise<LandedBatch> {
  const landed: LandedBatch = { taken: [], touched: new Set(), failed: [] };
  const vendor = deps.vendors?.get(batch[0]?.source ?? '');
  if (vendor === undefined) await landOwn(deps, batch, landed);
  else await landTogether(vendor, await readAll(vendor, batch, landed), landed);
  return landed;
}

async function landOwn({ db, pool }: BatchDeps, batch: readonly HookDelivery[], landed: LandedBatch): Promise<void> {
  for (const delivery of batch) {
    try {
      const one = await landDelivery(pool, delivery);
      const unknown = new Set(await listUnknownAccounts(db, one.named));
      const known = one.named.filter((id) => !unknown.has(id));
      note(landed, [delivery], { changed: one.changed, named: known }, { unknown: unknown.size, isRepeated: false });
    } catch (error) {
      landed.failed.push({ delivery, error });
    }
  }
}

type Read = { delivery: HookDelivery; read: ReadDelivery };

/** When the vendor cannot be asked, the others of the batch need not find out, too. */
async function readAll(vendor: VendorLanding, batch: readonly HookDelivery[], landed: LandedBatch): Promise<Read[]> {
  const all: Read[] = [];
  let down: SourceError | null = null;
  for (const delivery of batch) {
    try {
      if (down !== null) throw down;
      all.push({ delivery, read: await vendor.read(delivery) });
    } catch (error) {
      if (isDown(error)) down = error;
      landed.failed.push({ delivery, error });
    }
  }
  return all;
}

/** What a vendor answers of one record alone: it cannot be found, or not as it is asked for. */
const OF_ONE_RECORD: ReadonlySet<number | null> = new Set([400, 404, 410, 422]);
const isDown = (error: unknown): error is SourceError =>
  error instanceof SourceError && !OF_ONE_RECORD.has(error.status);

/** In one transaction, so that a day of usage is added up once for all of them; if that fails, one by one. */
async function landTogether(
  vendor: VendorLanding,
  batch: readonly Read[],
  landed: LandedBatch,
  isRepeated = false,
): Promise<void> {
  const [first] = batch;
  if (first === undefined) return;
  try {
    const together = await vendor.land(batch.map(({ read }) => read));
    const deliveries = batch.map(({ delivery }) => delivery);
    note(landed, deliveries, together, { unknown: 0, isRepeated }); // customers whom nobody knows wait by themselves
  } catch (error) {
    if (batch.length === 1) landed.failed.push({ delivery: first.delivery, error });
    else for (const one of batch) await landTogether(vendor, [one], landed, true);
  }
}

type Attempt = { unknown: number; isRepeated: boolean };

/** What an attempt before landed is no change any more, but may not have been scored: of one that failed, too, nobody knows whether it was kept. */
function note(
  landed: LandedBatch,
  deliveries: readonly HookDelivery[],
  { changed, named }: Landed,
  { unknown, isRepeated }: Attempt,
): void {
  const isFirst = !isRepeated && deliveries.every(({ attempts }) => attempts === 1);
  for (const id of isFirst ? changed : named) landed.touched.add(id);
  for (const delivery of deliveries) landed.taken.push({ delivery, unknown });
}
