/** What was opened, to be closed in the opposite order, however far the opening came. */
export type Closers = { add: (close: () => Promise<unknown>) => void; closeAll: () => Promise<void> };

export function createClosers(): Closers {
  const opened: (() => Promise<unknown>)[] = [];
  return {
    add: (close) => void opened.push(close),
    closeAll: async () => {
      for (const close of opened.splice(0).toReversed()) await close();
    },
  };
}
