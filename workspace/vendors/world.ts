/** A row of the sample company, by the columns of the CSV contract. */
export type Row = Readonly<Record<string, string>>;

/** What a stand-in lives in: simulated time, and where its webhooks go. */
export type World = {
  now: () => Date;
  /** Posts a webhook; resolves when it was answered, whatever the answer. */
  post: (url: string, body: string, headers: Readonly<Record<string, string>>) => Promise<void>;
};

/** Where a vendor sends its webhooks, and the secret it signs them with. */
export type HookTarget = { url: string; secret: string };

export const cell = (row: Row, column: string): string | null => {
  const value = row[column];
  return value === undefined || value === '' ? null : value;
};

/** Numbers as ids, in the order of first sight: vendors have their own. */
export function createIds(from: number): (key: string) => number {
  const known = new Map<string, number>();
  return (key) => {
    const id = known.get(key) ?? from + known.size;
    known.set(key, id);
    return id;
  };
}

export const unixSeconds = (at: Date): number => Math.floor(at.getTime() / 1000);
