import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import type { Question } from '../../services/ask';
import { buildAccountCard } from '../../views/account-card';
import { buildAccountChoice, buildAccountNotFound } from '../../views/account-choice';
import { buildEffectiveness } from '../../views/effectiveness';
import { buildFailures } from '../../views/failures';
import { buildFreshness } from '../../views/freshness';
import { buildList } from '../../views/list/build-list';
import { buildHelp } from '../../views/help';
import type { Message } from '../../views/message';
import { buildModelPage } from '../../views/model/build-model-page';
import { buildPortfolio } from '../../views/portfolio/build-portfolio';
import { buildPodChoice } from '../../views/pod-choice';
import { buildPodPage } from '../../views/pod-page';
import { callerOfCommand } from '../caller';
import type { ListenerDeps } from '../deps';
import { parseHealthText, type HealthRequest } from './parse-health-text';

type Args = AllMiddlewareArgs & SlackCommandMiddlewareArgs;

/** `/health …`: always an answer that only the asker sees. */
export const onHealth =
  (deps: ListenerDeps) =>
  async ({ ack, body }: Args): Promise<void> => {
    await ack();
    const question = { caller: callerOfCommand(body), now: deps.clock.now() };
    const message = await answer(deps, question, parseHealthText(body.text));
    await deps.answerUrl(body.response_url, 'ephemeral', message);
  };

async function answer(deps: ListenerDeps, question: Question, request: HealthRequest): Promise<Message> {
  const { ask, command } = deps;
  switch (request.kind) {
    case 'help':
      await ask.member(question);
      return buildHelp(command);
    case 'freshness':
      return buildFreshness(await ask.freshness(question));
    case 'failures':
      return buildFailures(await ask.failures(question));
    case 'alerts':
      return buildEffectiveness(await ask.alerts({ ...question, grouping: request.grouping }));
    case 'pod':
      return answerPod(deps, question, request.name);
    case 'list':
      return buildList(await deps.lists.named({ ...question, text: request.text }));
    case 'portfolio':
      return buildPortfolio(await deps.portfolio.read(question));
    case 'model':
      return buildModelPage(await deps.modelPages.read(question));
    case 'account':
      return answerAccount({ ask, command }, question, request.text);
  }
}

async function answerPod({ pods, command }: ListenerDeps, question: Question, name: string | null): Promise<Message> {
  const found = await pods.answer({ ...question, name });
  return found.kind === 'page' ? buildPodPage(found.page) : buildPodChoice(found.pods, command);
}

async function answerAccount(
  { ask, command }: Pick<ListenerDeps, 'ask' | 'command'>,
  question: Question,
  text: string,
): Promise<Message> {
  const found = await ask.accountNamed({ ...question, text });
  if (found.kind === 'card') return buildAccountCard(found.card);
  return found.kind === 'choice' ? buildAccountChoice(text, found.matches) : buildAccountNotFound(text, command);
}
