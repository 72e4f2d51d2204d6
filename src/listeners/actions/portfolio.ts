import { z } from 'zod';
import { COHORT_GROUPINGS } from '../../domain/portfolio';
import { ACTIONS } from '../../views/ids';
import { buildNotice, ON_ITS_WAY } from '../../views/notice';
import { buildPortfolio } from '../../views/portfolio/build-portfolio';
import { buildChartsMessage, CHARTS_SENT } from '../../views/portfolio/charts-sent';
import { callerOfInteraction } from '../caller';
import type { ListenerDeps } from '../deps';
import { responseUrlOf, type PressArgs } from './press';

const Chosen = z.object({ selected_option: z.object({ value: z.enum(COHORT_GROUPINGS) }) });

/** Other groups to compare, in the place of the message. */
export const onPortfolioCohorts =
  ({ portfolio, answerUrl, clock }: ListenerDeps) =>
  async ({ ack, action, body }: PressArgs): Promise<void> => {
    await ack();
    const by = Chosen.parse(action).selected_option.value;
    const read = await portfolio.read({ caller: callerOfInteraction(body), now: clock.now(), by });
    await answerUrl(responseUrlOf(body), 'replace', buildPortfolio(read));
  };

/** The pictures, into the asker's own direct message: they are nobody else's to see. */
export const onPortfolioCharts =
  ({ portfolio, sendFiles, sendOnce, answerUrl, clock }: ListenerDeps) =>
  async ({ ack, body }: PressArgs): Promise<void> => {
    await ack();
    const caller = callerOfInteraction(body);
    const { slackUserId } = caller;
    const now = clock.now();
    const isSent = await sendOnce({ slackUserId, surface: ACTIONS.portfolioCharts, subject: '', now }, async () => {
      const drawn = await portfolio.draw({ caller, now });
      await sendFiles(slackUserId, buildChartsMessage(drawn.portfolio, drawn.files), drawn.files);
    });
    await answerUrl(responseUrlOf(body), 'ephemeral', buildNotice(isSent ? CHARTS_SENT : ON_ITS_WAY));
  };
