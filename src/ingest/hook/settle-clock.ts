/** How far a sender's clock may be ahead of ours. Source: the skew that its signature is allowed, too. */
export const CLOCK_SKEW_MS = 300_000;

/**
 * The fact with instants that lie at most five minutes after it arrived set to its arrival: the sender's clock runs ahead of ours, and what has
 * happened must not wait to be seen. Instants further ahead, and days, stay as they came.
 */
export function settleClock<Fact extends Readonly<Record<string, unknown>>>(fact: Fact, receivedAt: Date): Fact {
  const settle = (value: unknown): unknown =>
    value instanceof Date && isSlightlyAhead(value, receivedAt) ? receivedAt : value;
  return Object.fromEntries(Object.entries(fact).map(([name, value]) => [name, settle(value)])) as Fact;
}

const isSlightlyAhead = (value: Date, receivedAt: Date): boolean =>
  value > receivedAt && value.getTime() - receivedAt.getTime() <= CLOCK_SKEW_MS;
