import type { AccountNote } from '../../domain/judgement';
import { escapeMrkdwn } from '../mrkdwn';
import { date } from '../wording';

const LINE = 160;

/** A whole note: who and when, then what was said, each part by its name. */
export function sayNote({ byName, writtenAt, changed, trends, action }: AccountNote, limit: number): string {
  const part = (name: string, text: string | null) => (text === null ? [] : [`${name}: ${escapeMrkdwn(text, limit)}`]);
  const said = [...part('Changed', changed), ...part('Trend', trends), ...part('Action', action)];
  return [`*${escapeMrkdwn(byName, 80)}*, ${date(writtenAt)}`, ...said].join('\n');
}

/** The last note in one line, for the card: what is done says most, then what changed, then the trend. */
export function sayLastNote({ byName, writtenAt, changed, trends, action }: AccountNote): string {
  const said = action ?? changed ?? trends ?? '';
  return `*Last note* ${escapeMrkdwn(byName, 80)}, ${date(writtenAt)}: “${escapeMrkdwn(said, LINE)}”`;
}
