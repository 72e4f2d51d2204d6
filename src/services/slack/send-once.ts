/** Whose press, on which surface, about what: a list, a pod, an account. */
export type SendPress = { slackUserId: string; surface: string; subject: string; now: Date };
/** Runs `send` unless the same was sent to the same person within the last minute: false, and nothing runs. What fails may be asked again at once. */
export type SendOnce = (press: SendPress, send: () => Promise<void>) => Promise<boolean>;

const REMEMBERED_MS = 60_000;
const MOST_REMEMBERED = 1_000; // presses of one minute; beyond that the oldest may be sent twice

/** Files take seconds to draw and come elsewhere than where the button stands: it gets pressed again. One process remembers; that is enough for a doubled press. */
export function createSendOnce(): SendOnce {
  const begunAtByKey = new Map<string, number>(); // in the order they began
  const isOnItsWay = (key: string, nowMs: number): boolean => {
    const ageMs = nowMs - (begunAtByKey.get(key) ?? -Infinity);
    return ageMs >= 0 && ageMs < REMEMBERED_MS; // a clock that was put back forgets
  };
  const remember = (key: string, nowMs: number): void => {
    begunAtByKey.delete(key); // else it would keep its old place
    begunAtByKey.set(key, nowMs);
    for (const old of begunAtByKey.keys()) {
      if (begunAtByKey.size <= MOST_REMEMBERED && isOnItsWay(old, nowMs)) return;
      begunAtByKey.delete(old);
    }
  };
  return async ({ slackUserId, surface, subject, now }, send) => {
    const key = JSON.stringify([slackUserId, surface, subject]);
    const nowMs = now.getTime();
    if (isOnItsWay(key, nowMs)) return false;
    remember(key, nowMs);
    try {
      await send();
    } catch (error) {
      if (begunAtByKey.get(key) === nowMs) begunAtByKey.delete(key); // not the press of someone who asked again since
      throw error;
    }
    return true;
  };
}
