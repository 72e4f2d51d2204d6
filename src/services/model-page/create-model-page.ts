import type { ModelPage } from '../../domain/model-page';
import type { Caller } from '../../domain/viewer';
import { requirePerson } from '../authorise';
import type { FindViewer } from '../find-viewer';
import { type ModelPageDeps, readModelPage } from './read-model-page';

/** What scores accounts and how well it did, for every member: weights are no secret. @throws ForbiddenError for who is none. */
export type ModelPages = { read: (question: { caller: Caller; now: Date }) => Promise<ModelPage> };

export function createModelPage(deps: ModelPageDeps & { findViewer: FindViewer }): ModelPages {
  return {
    read: async ({ caller, now }) => {
      requirePerson(await deps.findViewer(caller, now));
      return readModelPage(deps, now);
    },
  };
}
