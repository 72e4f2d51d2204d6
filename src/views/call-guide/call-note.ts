import type { GuideKind } from '../../domain/call-guide';
import { LIMITS, SHOWN } from '../limits';
import { context, section, type Message } from '../message';
import { escapeMrkdwn } from '../mrkdwn';
import { GUIDE_WORDS } from './call-modal';

export type CallDraft = { accountName: string; kind: GuideKind; draft: string; command: string };

/** The draft as a direct message, to read from while calling: as plain text, so that it is copied as it was written. */
export function buildCallNote({ accountName, kind, draft, command }: CallDraft): Message {
  const name = escapeMrkdwn(accountName, SHOWN.name);
  const text = `Your draft for the call with ${name}: ${GUIDE_WORDS[kind]}.`;
  return {
    text,
    blocks: [
      section(`*${text}*`),
      { type: 'section', text: { type: 'plain_text', text: draft.slice(0, LIMITS.sectionText), emoji: false } },
      context(
        `After the call: \`${command} ${name}\`, then *Log action*. What they told you belongs in *⋯ → Write a review note*.`,
      ),
    ],
  };
}
