/** Where in the workspace a person looks: the app's Home or Messages tab, or a channel by id. */
export type Place = 'home' | 'messages' | `C${string}` | `D${string}`;
export type Address = { as: string | null; at: Place };

const isPlace = (text: string | null): text is Place => text !== null && /^(?:home|messages|[CD][A-Z0-9]+)$/.test(text);

/** Person and place from a URL hash such as `#as=U01&at=C02`. What is missing or malformed falls back to Home. */
export function parseAddress(hash: string): Address {
  const params = new URLSearchParams(hash.replace(/^#/, ''));
  const as = params.get('as');
  const at = params.get('at');
  return { as: as !== null && /^[UW][A-Z0-9_-]*$/i.test(as) ? as : null, at: isPlace(at) ? at : 'home' };
}

/** The hash that brings a link or a screenshot back to the same person and place. */
export function formatAddress({ as, at }: Address): string {
  return as === null ? `#at=${at}` : `#as=${as}&at=${at}`;
}
