/** Each item with whether it is the last: one is held back, so that the last can carry what is only true at the end. */
export async function* withLast<T>(items: AsyncIterable<T>): AsyncGenerator<{ item: T; isLast: boolean }> {
  let held: { item: T } | null = null;
  for await (const item of items) {
    if (held !== null) yield { item: held.item, isLast: false };
    held = { item };
  }
  if (held !== null) yield { item: held.item, isLast: true };
}
