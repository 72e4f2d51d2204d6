import type { CardOrigin } from '../modals/card-origin';

/** Where the form of required facts was opened from: a card, or the list of accounts that lack something. */
export type FactOrigin = CardOrigin | { kind: 'lacking'; viewId: string };

export type FactTarget = { accountId: string; origin: FactOrigin };
