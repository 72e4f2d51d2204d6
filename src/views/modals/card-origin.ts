/** Where the card stands that a form was opened from: drawn again once the form is sent. `elsewhere`: nothing to draw. */
export type CardOrigin =
  { kind: 'message'; responseUrl: string } | { kind: 'window'; viewId: string } | { kind: 'elsewhere' };

export type CardTarget = { accountId: string; origin: CardOrigin };

/** Client-visible: ids only, and every submit is authorised again. */
export const toCardMetadata = ({ accountId, origin }: CardTarget): string => JSON.stringify({ accountId, origin });
