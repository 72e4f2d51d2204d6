import { findViewProblems } from '../block-kit/find-view-problems';
import type { Surface } from '../block-kit/surfaces';
import { asText, isObject, type JsonObject } from '../json';
import type { StoredView } from '../stores/views';
import type { World } from '../world';
import { SlackFailure } from './slack-failure';

const MAX_BYTES = 250 * 1024;

/** A checked view. `replaced` is the one it takes the place of, whose external id it may keep. */
export function readView(
  world: World,
  given: unknown,
  allowed: readonly Surface[],
  replaced: StoredView | null,
): JsonObject {
  if (Buffer.byteLength(JSON.stringify(given) ?? '') > MAX_BYTES) throw new SlackFailure('view_too_large');
  const problems = findViewProblems(given, allowed);
  if (problems.length > 0 || !isObject(given)) {
    throw new SlackFailure('invalid_arguments', {
      response_metadata: { messages: problems.map((problem) => `[ERROR] ${problem}`) },
    });
  }
  const holder = world.views.findByExternalId(asText(given.external_id));
  if (holder !== null && holder.id !== replaced?.id) throw new SlackFailure('duplicate_external_id');
  return given;
}
