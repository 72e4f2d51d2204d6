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
export class Views {
  private readonly homes = new Map<string, StoredView>();
  private readonly stacks = new Map<string, StoredView[]>();

  constructor(
    private readonly ids: Ids,
    private readonly realNowMs: () => number,
    private readonly feed: Feed,
  ) {}

  stackOf(userId: string): readonly StoredView[] {
    return this.stacks.get(userId) ?? [];
  }

  homeOf(userId: string): StoredView | null {
    return this.homes.get(userId) ?? null;
  }

  find(id: string): StoredView | null {
    return this.all().find((view) => view.id === id) ?? null;
  }

  findByExternalId(id: string): StoredView | null {
    return id === '' ? null : (this.all().find((view) => view.externalId === id) ?? null);
  }

  publish(userId: string, given: JsonObject): StoredView {
    const id = this.homes.get(userId)?.id ?? this.ids.next('V');
    const view: StoredView = { id, userId, type: 'home', rootId: id, previousId: null, ...this.content(given) };
    this.homes.set(userId, view);
    this.announce(view);
    return view;
  }

  /** On an empty stack this opens, else it pushes. */
  push(userId: string, given: JsonObject): StoredView {
    const stack = this.stackOf(userId);
    const id = this.ids.next('V');
    const below = stack.at(-1) ?? null;
    const roots = { rootId: below?.rootId ?? id, previousId: below?.id ?? null };
    const view: StoredView = { id, userId, type: 'modal', ...roots, ...this.content(given) };
    this.stacks.set(userId, [...stack, view]);
    this.announce(view);
    return view;
  }

  replace(view: StoredView, given: JsonObject): StoredView {
    Object.assign(view, this.content(given));
    this.announce(view);
    return view;
  }

  /** Closes the topmost modal, or all of them. */
  close(userId: string, howMany: 'top' | 'all'): void {
    this.stacks.set(userId, howMany === 'all' ? [] : this.stackOf(userId).slice(0, -1));
    this.feed.publish({ type: 'modals', userId });
  }

  private content(given: JsonObject) {
    return {
      hash: `${Math.floor(this.realNowMs() / 1000)}.${this.ids.short()}`,
      callbackId: text(given.callback_id),
      externalId: text(given.external_id),
      privateMetadata: text(given.private_metadata),
      title: objectOrNull(given.title),
      submit: objectOrNull(given.submit),
      close: objectOrNull(given.close),
      blocks: fillIds(Array.isArray(given.blocks) ? given.blocks : [], this.ids.short),
      clearOnClose: given.clear_on_close === true,
      notifyOnClose: given.notify_on_close === true,
    };
  }

  private announce({ type, userId }: StoredView): void {
    this.feed.publish({ type: type === 'home' ? 'home' : 'modals', userId });
  }

  private all(): StoredView[] {
    return [...this.homes.values(), ...[...this.stacks.values()].flat()];
  }
}
