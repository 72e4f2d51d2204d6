/** What stands at a dotted path; undefined where nothing does. A name is an own key of an object, or the place in a list. Pure. */
export function readPath(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (at, name) =>
        typeof at === 'object' && at !== null ? Object.getOwnPropertyDescriptor(at, name)?.value : undefined,
      value,
    );
}
