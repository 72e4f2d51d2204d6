import { buildNoteModal } from '../../views/modals/note-modal';
import { callerOfInteraction } from '../caller';
import { cardOriginOf } from '../card-origin';
import type { ListenerDeps } from '../deps';
import type { PressArgs } from './press';
import { showView } from './show-view';

/** "Write a note" in a card's menu. */
export async function openNote(deps: ListenerDeps, args: PressArgs, accountId: string): Promise<void> {
  const caller = callerOfInteraction(args.body);
  const { card, notes } = await deps.judgements.prepareNote({ caller, accountId, now: deps.clock.now() });
  await showView(deps, args, buildNoteModal(card, notes, cardOriginOf(args.body)));
}
