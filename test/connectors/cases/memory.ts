import { listLanded } from '../landed';
import { measure } from '../measure-in-child';
import { listRecords, NOW, putAll } from '../world';
import type { Case } from './case';

const ROWS = 10_000;
const MAX_MB = 150;
const SECOND_MS = 1000;

/** A process of its own, since jest's memory is everybody's: it reads one page from here, and says how much it grew. */
export const memory: Case = async (world) => {
  const { subject, pool, standIn, place } = world;
  standIn.setPageSize(ROWS);
  putAll(world, listRecords(subject, ROWS, SECOND_MS));
  await place.publish(NOW);
  const databaseUrl = String(pool.options.connectionString);
  const { grownMb, error } = await measure({ kind: subject.kind, reach: place.reach, databaseUrl }, { isFrugal: true });
  expect(error).toBeNull();
  expect(await listLanded(pool, subject)).toHaveLength(ROWS);
  expect(grownMb).toBeLessThan(MAX_MB);
};
