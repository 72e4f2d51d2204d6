/** E-mail addresses by owner id. */
export type Owned = ReadonlyMap<string, string>;

/** The record as it came, with the addresses of those owners that it names: mapping needs no one else. */
export function addOwners(record: unknown, owned: readonly string[], owners: Owned): unknown {
  if (owned.length === 0 || typeof record !== 'object' || record === null || !('properties' in record)) return record;
  const properties = (record.properties ?? {}) as Readonly<Record<string, unknown>>;
  const named = owned.flatMap((property) => {
    const id = properties[property];
    const email = typeof id === 'string' ? owners.get(id) : undefined;
    return typeof id === 'string' && email !== undefined ? [[id, email] as const] : [];
  });
  return { ...record, owners: Object.fromEntries(named) };
}
