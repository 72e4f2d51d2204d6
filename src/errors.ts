/** An error whose message may be shown to the person who caused it; `code` is stable, for logs and tests. */
export class AppError extends Error {
  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** Configuration, model or environment that cannot be used: names the key and what was expected. Exit code 1. */
export class ConfigError extends AppError {
  constructor(message: string, options?: ErrorOptions) {
    super('config_invalid', message, options);
  }
}

/** A source sent something outside its contract. Only a person can mend it; never retried. */
export class SourceContractError extends AppError {
  constructor(source: string, message: string, options?: ErrorOptions) {
    super('source_contract', `${source}: ${message}`, options);
  }
}

/** What was asked for does not exist, or not for this person: the two are told apart only in the log. */
export class NotFoundError extends AppError {
  constructor(message: string, options?: ErrorOptions) {
    super('not_found', message, options);
  }
}

/** The person may not do this. The message says what they can do instead. */
export class ForbiddenError extends AppError {
  constructor(message: string, options?: ErrorOptions) {
    super('forbidden', message, options);
  }
}

/** The message of whatever was thrown, in one line. Looks at the shape: errors of another realm are not `instanceof Error`. */
export function messageOf(thrown: unknown): string {
  const hasMessage = typeof thrown === 'object' && thrown !== null && 'message' in thrown;
  const message = hasMessage ? String(thrown.message) : String(thrown);
  return message.split('\n', 1)[0] ?? '';
}

/** Whose fault it is that a source could not be read: decides whether to try again, and what a person is told. */
export type SourceFailure = 'config' | 'transient' | 'limit' | 'stopped';

/**
 * A source could not be reached or refused us. `config`: only a person can mend it (credentials, permissions, a wrong address); `transient`: the
 * vendor is down or slow; `limit`: its quota is used up; `stopped`: Barometer stopped by itself, since what came cannot be right.
 */
export class SourceError extends AppError {
  constructor(
    source: string,
    readonly failure: SourceFailure,
    message: string,
    options?: ErrorOptions & { status?: number },
  ) {
    super(`source_${failure}`, `${source}: ${message}`, options);
    this.status = options?.status ?? null;
  }

  readonly status: number | null;
}
