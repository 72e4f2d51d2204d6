import type { CheckFinding } from './connector';
import { toHookSecretName } from './to-hook-secret-name';

/** What is lacking without a webhook (`loss`), and what to set so that there is one. */
export const describeMissingHook = (source: string, loss: string): CheckFinding => ({
  level: 'note',
  text: `no webhook: ${loss}; set ${toHookSecretName(source)}, and let the vendor call /hooks/${source}`,
});
