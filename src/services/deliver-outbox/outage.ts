import type { Failure } from '../slack/classify-failure';

/** Failures in a row after which a run stops, though Slack still answers questions: what may have arrived is parked, and should be little. */
const MOST_IN_A_ROW = 3;

/**
 * Whether Slack is down, so that an outage of hours costs a handful of attempts instead of one for each message: after a failure that
 * looks like one Slack is asked something harmless, and while that is not answered nothing is sent.
 */
export type Outage = {
  isDown(): boolean;
  /** Asks again if Slack was down; at the beginning of each delivery. */
  askAgain(): Promise<void>;
  noteSent(): void;
  noteFailure(failure: Failure): Promise<void>;
};

/** @param checkSlack - any question that changes nothing; null: never looked at as an outage. */
export function createOutage(checkSlack: (() => Promise<unknown>) | null): Outage {
  let down = false;
  let inARow = 0;
  const doesAnswer = async (): Promise<boolean> =>
    checkSlack === null ||
    checkSlack().then(
      () => true,
      () => false,
    );
  return {
    isDown: () => down,
    async askAgain() {
      inARow = 0;
      if (down) down = !(await doesAnswer());
    },
    noteSent() {
      inARow = 0;
    },
    async noteFailure(failure) {
      if (checkSlack === null || !looksLikeOutage(failure)) return;
      inARow += 1;
      if (inARow >= MOST_IN_A_ROW || !(await doesAnswer())) down = true;
    },
  };
}

/** Nothing listens, nothing came back, or a server in between failed; not what Slack itself refused. */
export const looksLikeOutage = ({ code }: Failure): boolean =>
  /^(http_5\d\d|timeout|E[A-Z_]+|UND_ERR_[A-Z_]+)$/.test(code);
