import { z } from 'zod';
import { ENTERED_FIELDS } from '../../domain/entered-fact';
import { buildFillInModal } from '../../views/facts/fill-in-modal';
import { buildLackingModal } from '../../views/facts/lacking-modal';
import { callerOfInteraction } from '../caller';
import type { ListenerDeps } from '../deps';
import { factOriginOf, parseFactMetadata, redrawFacts } from '../fact-origin';
import { accountIdOf, type PressArgs } from './press';
import { showView } from './show-view';

/** "Fill in": a form for what is required of an account and unknown. */
export const onFillIn =
  (deps: ListenerDeps) =>
  async (args: PressArgs): Promise<void> => {
    await args.ack();
    const asked = { caller: callerOfInteraction(args.body), now: deps.clock.now() };
    const form = await deps.facts.form({ ...asked, accountId: accountIdOf(args.action) });
    await showView(deps, args, buildFillInModal(form, factOriginOf(args.body)));
  };

/** On Home and with the freshness of data: the asker's accounts of which something is unknown. */
export const onListLacking =
  (deps: ListenerDeps) =>
  async (args: PressArgs): Promise<void> => {
    await args.ack();
    const asked = { caller: callerOfInteraction(args.body), now: deps.clock.now() };
    await showView(deps, args, buildLackingModal(await deps.facts.lacking(asked)));
  };

const Pressed = z.object({ value: z.enum(ENTERED_FIELDS) });
const Window = z.object({ view: z.object({ id: z.string(), private_metadata: z.string() }) });

/** In the form: takes back what a person entered; the form and what is behind it are drawn again without it. */
export const onTakeBackFact =
  (deps: ListenerDeps) =>
  async ({ ack, action, body }: PressArgs): Promise<void> => {
    await ack();
    const { view } = Window.parse(body);
    const target = parseFactMetadata(view.private_metadata);
    const asked = { caller: callerOfInteraction(body), now: deps.clock.now() };
    const about = { ...asked, accountId: target.accountId };
    await deps.facts.takeBack({ ...about, field: Pressed.parse(action).value });
    await deps.updateView(view.id, buildFillInModal(await deps.facts.form(about), target.origin));
    await redrawFacts(deps, target, asked);
  };
