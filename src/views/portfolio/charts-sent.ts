import type { Portfolio } from '../../domain/portfolio';
import type { RenderedFile } from '../../domain/report';
import { section, type Message } from '../message';
import { escapeMrkdwn } from '../mrkdwn';
import { headline } from './cards';

/** The direct message above the pictures: it says what they show, for whoever does not see them. */
export function buildChartsMessage(
  { summary }: Pick<Portfolio, 'summary'>,
  files: readonly Pick<RenderedFile, 'title' | 'altText'>[],
): Message {
  const lead = headline(summary);
  const text = `${lead}${lead.endsWith('.') ? '' : '.'} The pictures are in the thread.`;
  const shown = files.map(({ title, altText }) => `• ${escapeMrkdwn(altText ?? title, 600)}`);
  return { text, blocks: [section(text), section(shown.join('\n'))] };
}

export const CHARTS_SENT = 'Sent to you in a direct message.';
