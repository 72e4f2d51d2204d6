/** Where an alert's modal was opened from, carried in private_metadata so that the right surface is drawn again afterwards. */
export type AlertOrigin =
  | { kind: 'message' | 'card'; responseUrl: string }
  | { kind: 'digest'; digestId: string; responseUrl: string }
  | { kind: 'home' };

export type AlertModalTarget = { alertId: string; accountName: string; origin: AlertOrigin };

/** Client-visible: ids only, and every submit is authorised again. */
export const toMetadata = ({ alertId, origin }: AlertModalTarget): string => JSON.stringify({ alertId, origin });
