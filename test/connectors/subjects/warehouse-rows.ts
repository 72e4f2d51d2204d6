import type { Keeper, StandIn, StandInRecord } from '../subject';

/** The table that a SELECT of the harness reads: contacts, each with the state it is in. */
export type WarehouseRow = {
  accountKey: string | null;
  contactId: string;
  name: string;
  at: Date;
  isDeleted: boolean;
};

export type Warehouse = Omit<StandIn, 'answer'> & {
  /** Rows changed since then, oldest first, in pages. An empty page comes first when it was asked for. */
  listPages: (since: Date) => WarehouseRow[][];
};

export const WAREHOUSE_QUERY = {
  stream: 'contacts',
  sql: 'select account_key, contact_id, name, last_seen_at, updated_at, deleted from contacts where updated_at >= :since',
};

export function createWarehouse(): Warehouse {
  const rows = new Map<string, WarehouseRow>();
  let pageSize = 5000;
  let isEmptyNext = false;
  return {
    put: (record) => void rows.set(record.id, toRow(record)),
    remove: (id, at) => {
      const known = rows.get(id);
      if (known !== undefined) rows.set(id, { ...known, at, isDeleted: true });
    },
    setPageSize: (size) => (pageSize = size),
    serveEmptyPage: () => (isEmptyNext = true),
    listPages(since) {
      const due = [...rows.values()]
        .filter(({ at }) => at >= since)
        .toSorted((a, b) => a.at.getTime() - b.at.getTime());
      const pages: WarehouseRow[][] = isEmptyNext ? [[]] : [];
      isEmptyNext = false;
      for (let from = 0; from < due.length; from += pageSize) pages.push(due.slice(from, from + pageSize));
      return pages.length === 0 ? [[]] : pages;
    },
  };
}

/** What has changed since it was last taken: the newest state of each row. */
export function collectChanges(): { keeper: Omit<Keeper, 'setPageSize'>; take: () => WarehouseRow[] } {
  const rows = new Map<string, WarehouseRow>();
  const changed = new Set<string>();
  const set = (row: WarehouseRow): void => {
    rows.set(row.contactId, row);
    changed.add(row.contactId);
  };
  return {
    keeper: {
      put: (record) => set(toRow(record)),
      remove: (id, at) => {
        const known = rows.get(id);
        if (known !== undefined) set({ ...known, at, isDeleted: true });
      },
    },
    take() {
      const due = [...changed].flatMap((id) => rows.get(id) ?? []);
      changed.clear();
      return due;
    },
  };
}

function toRow({ id, accountKey, at, label, isBad }: StandInRecord): WarehouseRow {
  return { accountKey: isBad === true ? null : accountKey, contactId: id, name: label, at, isDeleted: false };
}
