/**
 * Records by their ids, and in an order that is found once for all pages: a stand-in that sorts and filters everything for each page takes longer
 * than the connector that is measured against it.
 */
export class InOrder<T extends { id: string }> {
  readonly #byId = new Map<string, T>();
  readonly #compare: (a: T, b: T) => number;
  #inOrder: readonly T[] | null = null;
  readonly #found = new Map<string, readonly T[]>();

  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare;
  }

  readonly find = (id: string): T | null => this.#byId.get(id) ?? null;

  readonly set = (record: T): void => {
    this.#byId.set(record.id, record);
    this.#forget();
  };

  readonly delete = (id: string): void => {
    if (this.#byId.delete(id)) this.#forget();
  };

  readonly list = (): readonly T[] => (this.#inOrder ??= [...this.#byId.values()].toSorted(this.#compare));

  /** What a question finds among all of them; found once until a record changes. */
  readonly ask = (question: string, find: (all: readonly T[]) => readonly T[]): readonly T[] => {
    const found = this.#found.get(question) ?? find(this.list());
    this.#found.set(question, found);
    return found;
  };

  /** Where those begin for which it holds; none after the first of them may be one for which it does not. */
  readonly findStart = (isDue: (record: T) => boolean): number => {
    const all = this.list();
    let [low, high] = [0, all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const record = all[middle];
      if (record !== undefined && isDue(record)) high = middle;
      else low = middle + 1;
    }
    return low;
  };

  #forget(): void {
    this.#inOrder = null;
    this.#found.clear();
  }
}

type Timed = { id: string; at: Date };

/** By when it changed, then by id, as numbers. */
export const byChange = (a: Timed, b: Timed): number => a.at.getTime() - b.at.getTime() || Number(a.id) - Number(b.id);
