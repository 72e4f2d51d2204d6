import type { Db } from '../../db/client';
import { listPodNames } from '../../db/queries/pods';
import type { KnownViewer } from '../../domain/viewer';
import { ForbiddenError, NotFoundError } from '../../errors';

export type PodChoice = { kind: 'pod'; pod: string } | { kind: 'choice'; pods: readonly string[] };
type Asked = { viewer: KnownViewer; name: string | null };

/**
 * The pod that is meant, of those the viewer answers for: managers their own, RevOps and executives all. Exactly the name, else its
 * only beginning; without a name the own pod, else the only one, else a choice.
 * @throws NotFoundError saying what there is, ForbiddenError for who answers for no pod.
 */
export async function choosePod(db: Db, { viewer, name }: Asked): Promise<PodChoice> {
  const allowed = await listAllowedPods(db, viewer);
  return name === null ? chooseOwn(allowed, viewer.person.pod) : { kind: 'pod', pod: getNamed(allowed, name) };
}

/** By its whole name, as a button carries it. @throws NotFoundError, ForbiddenError */
export async function getAllowedPod(db: Db, { viewer, pod }: { viewer: KnownViewer; pod: string }): Promise<string> {
  const allowed = await listAllowedPods(db, viewer);
  if (allowed.includes(pod)) return pod;
  throw new NotFoundError(`I find no pod “${pod}” among yours. ${listOf(allowed)}`);
}

async function listAllowedPods(db: Db, { scope, managedPods }: KnownViewer): Promise<readonly string[]> {
  const pods = scope.kind === 'all' ? await listPodNames(db) : managedPods;
  if (pods.length > 0) return pods;
  throw new ForbiddenError(
    scope.kind === 'all'
      ? 'There are no pods yet: pods.csv lists none.'
      : 'How a pod answers its alerts is for its manager, RevOps and executives. Your own alerts are on my Home tab.',
  );
}

function getNamed(allowed: readonly string[], name: string): string {
  const wanted = name.toLowerCase();
  const exact = allowed.find((pod) => pod.toLowerCase() === wanted);
  const beginning = allowed.filter((pod) => pod.toLowerCase().startsWith(wanted));
  const found = exact ?? (beginning.length === 1 ? beginning[0] : undefined);
  if (found === undefined) throw new NotFoundError(`I find no pod “${name}” among yours. ${listOf(allowed)}`);
  return found;
}

function chooseOwn(allowed: readonly string[], own: string | null): PodChoice {
  const [only, other] = allowed;
  const pod = allowed.find((one) => one === own) ?? (other === undefined ? only : undefined);
  return pod === undefined ? { kind: 'choice', pods: allowed } : { kind: 'pod', pod };
}

const SHOWN = 15;
const listOf = (pods: readonly string[]): string =>
  `You can ask for: ${pods.slice(0, SHOWN).join(', ')}${pods.length > SHOWN ? ', …' : ''}.`;
