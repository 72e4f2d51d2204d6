import type { JsonObject } from '../json';

/** A Web API call refused the way Slack refuses it: HTTP 200, `ok: false`, a code. */
export class SlackFailure extends Error {
  constructor(
    readonly code: string,
    readonly details: JsonObject = {},
  ) {
    super(code);
  }
}

/** With the reasons where Slack puts them; `errors` only comes with refused messages. */
export function refusal(code: string, problems: readonly string[]): SlackFailure {
  return new SlackFailure(code, {
    errors: [...problems],
    response_metadata: { messages: problems.map((problem) => `[ERROR] ${problem}`) },
  });
}
