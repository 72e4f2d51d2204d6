import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { ListenerDeps } from '../deps';

type Args = Pick<AllMiddlewareArgs, 'context'> & Pick<SlackEventMiddlewareArgs<'app_home_opened'>, 'event' | 'body'>;

/** Home is drawn anew at every opening; the event carries no view until one was published, so that is the first visit. */
export const onAppHomeOpened =
  ({ claimEvent, publishHome, clock }: Pick<ListenerDeps, 'claimEvent' | 'publishHome' | 'clock'>) =>
  async ({ event, body, context }: Args): Promise<void> => {
    if (event.tab !== 'home') return;
    const now = clock.now();
    if (!(await claimEvent({ eventId: body.event_id, now }))) return;
    const caller = {
      slackUserId: event.user,
      teamId: context.teamId ?? null,
      enterpriseId: context.enterpriseId ?? null,
    };
    await publishHome({ caller, now, isFirstVisit: event.view === undefined });
  };
