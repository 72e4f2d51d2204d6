import type { KnownViewer } from '../../domain/viewer';

/** Who is there is for the pod's manager to say, and for RevOps; executives look on. */
export const maySetAway = ({ person, managedPods }: KnownViewer, pod: string): boolean =>
  person.role === 'revops' || managedPods.includes(pod);
