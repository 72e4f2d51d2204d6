import { fillIds } from '../block-kit/fill-ids';
import { isObject, type JsonObject } from '../json';
import type { Feed } from './feed';
import type { Ids } from './ids';

export type StoredView = {
  id: string;
  userId: string;
  type: 'home' | 'modal';
  hash: string;
  callbackId: string;
  externalId: string;
  privateMetadata: string;
  title: JsonObject | null;
  submit: JsonObject | null;
  close: JsonObject | null;
  blocks: JsonObject[];
  clearOnClose: boolean;
  notifyOnClose: boolean;
  rootId: string;
  previousId: string | null;
};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const objectOrNull = (value: unknown): JsonObject | null => (isObject(value) ? value : null);

/** The App Home of each person and the stack of modals each has open, topmost last. */
export function createViews(ids: Ids, realNowMs: () => number, feed: Feed) {
  const homes = new Map<string, StoredView>();
  const stacks = new Map<string, StoredView[]>();

  const content = (given: JsonObject) => ({
    hash: `${Math.floor(realNowMs() / 1000)}.${ids.short()}`,
    callbackId: text(given.callback_id),
    externalId: text(given.external_id),
    privateMetadata: text(given.private_metadata),
    title: objectOrNull(given.title),
    submit: objectOrNull(given.submit),
    close: objectOrNull(given.close),
    blocks: fillIds(Array.isArray(given.blocks) ? given.blocks : [], ids.short),
    clearOnClose: given.clear_on_close === true,
    notifyOnClose: given.notify_on_close === true,
  });

  const changed = (view: StoredView) =>
    feed.publish({ type: view.type === 'home' ? 'home' : 'modals', userId: view.userId });

  const all = () => [...homes.values(), ...[...stacks.values()].flat()];

  return {
    stackOf: (userId: string): readonly StoredView[] => stacks.get(userId) ?? [],
    homeOf: (userId: string): StoredView | null => homes.get(userId) ?? null,
    find: (id: string): StoredView | null => all().find((view) => view.id === id) ?? null,
    findByExternalId: (id: string): StoredView | null =>
      id === '' ? null : (all().find((view) => view.externalId === id) ?? null),

    publish(userId: string, given: JsonObject): StoredView {
      const id = homes.get(userId)?.id ?? ids.next('V');
      const view: StoredView = { id, userId, type: 'home', rootId: id, previousId: null, ...content(given) };
      homes.set(userId, view);
      changed(view);
      return view;
    },
    /** On an empty stack this opens, else it pushes. */
    push(userId: string, given: JsonObject): StoredView {
      const stack = stacks.get(userId) ?? [];
      const id = ids.next('V');
      const below = stack.at(-1) ?? null;
      const roots = { rootId: below?.rootId ?? id, previousId: below?.id ?? null };
      const view: StoredView = { id, userId, type: 'modal', ...roots, ...content(given) };
      stacks.set(userId, [...stack, view]);
      changed(view);
      return view;
    },
    replace(view: StoredView, given: JsonObject): StoredView {
      Object.assign(view, content(given));
      changed(view);
      return view;
    },
    /** Closes the topmost modal, or all of them. */
    close(userId: string, howMany: 'top' | 'all'): void {
      stacks.set(userId, howMany === 'all' ? [] : (stacks.get(userId) ?? []).slice(0, -1));
      feed.publish({ type: 'modals', userId });
    },
  };
}

export type Views = ReturnType<typeof createViews>;
