import type { Refusal } from '../domain/viewer';
import { section, type Message } from './message';
import { escapeMrkdwn } from './mrkdwn';

/** Why someone gets nothing, and what would change that. Says nothing about any account. */
export const REFUSAL_SENTENCES: Record<Refusal, string> = {
  guest:
    'Barometer is for full members of this workspace: as a guest you see no accounts here. Ask whoever invited you for what you need.',
  external:
    'Barometer is for this company’s own people: you see no accounts here. Ask your contact in this company for what you need.',
  bot: 'Barometer answers people, not apps.',
  deactivated: 'Your Slack account is deactivated: Barometer shows nothing for it.',
  unmapped:
    'You are not on Barometer’s list of people yet. Ask RevOps to add the e-mail address of your Slack profile to people.csv; then open this again.',
};

/** One plain sentence, for answers that only the person who asked sees. */
export function buildNotice(sentence: string): Message {
  const text = escapeMrkdwn(sentence, 1000);
  return { text, blocks: [section(text)] };
}

/** To a second press on a button that sends files. */
export const ON_ITS_WAY = 'Already on its way to your direct messages.';

export const FAILED_SENTENCE =
  'That did not work, and it is not your fault. Nothing was changed; please try again in a minute.';
