/** Names the environment variable that holds the secret of a source's webhook: BAROMETER_HOOK_SECRET_<SOURCE>. */
export const toHookSecretName = (source: string): string =>
  `BAROMETER_HOOK_SECRET_${source.toUpperCase().replaceAll('-', '_')}`;
