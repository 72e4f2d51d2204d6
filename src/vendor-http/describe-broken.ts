/** Why no answer came. `hasLeft`: the request may have arrived; `isLasting`: trying again does not mend it. */
export type Broken = { sentence: string; hasLeft: boolean; isLasting: boolean };

const sentence = (text: string, more: Partial<Broken> = {}): Broken => ({
  sentence: text,
  hasLeft: false,
  isLasting: false,
  ...more,
});

const KNOWN: Readonly<Record<string, Broken>> = {
  ENOTFOUND: sentence('its host name is not known'),
  EAI_AGAIN: sentence('its host name could not be looked up'),
  ECONNREFUSED: sentence('nothing answers at its address'),
  EHOSTUNREACH: sentence('its host cannot be reached'),
  ENETUNREACH: sentence('its network cannot be reached'),
  UND_ERR_CONNECT_TIMEOUT: sentence('no connection came about in time'),
};
const IS_CERTIFICATE = /CERT|SELF_SIGNED|ERR_TLS|UNABLE_TO_VERIFY|ISSUER/;

/** `fetch` says "fetch failed" and hides why in its causes: the first one with a code tells. Of its words nothing is repeated. */
export function describeBroken(error: unknown): Broken {
  const code = findCode(error);
  if (code !== null && IS_CERTIFICATE.test(code))
    return sentence(`its certificate cannot be trusted (${code})`, { isLasting: true });
  const known = code === null ? undefined : KNOWN[code];
  return known ?? sentence(`the connection broke${code === null ? '' : ` (${code})`}`, { hasLeft: true });
}

const DEEPEST = 5;

function findCode(error: unknown, depth = 0): string | null {
  if (typeof error !== 'object' || error === null || depth > DEEPEST) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  if ('cause' in error) return findCode(error.cause, depth + 1);
  return 'errors' in error && Array.isArray(error.errors) ? findCode(error.errors[0], depth + 1) : null;
}
