import { WebAPIPlatformError } from '@slack/web-api';
import { AppError } from '../../errors';
import { classifyFailure } from './classify-failure';

/** Why Slack could not be joined, as one sentence for an operator: it refuses a token, or it does not answer. */
export function toSlackError(cause: unknown, { setting, apiUrl }: { setting: string; apiUrl: string }): AppError {
  const { kind, code } = classifyFailure(cause);
  if (kind === 'human' && cause instanceof WebAPIPlatformError)
    return new AppError('slack_refused', `${setting}: Slack refuses it (${code}): expected a valid token.`, { cause });
  return new AppError('slack_unreachable', `Slack does not answer at ${apiUrl} (${code}).`, { cause });
}
