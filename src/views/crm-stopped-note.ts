import { escapeMrkdwn, escapeWithin } from './mrkdwn';
import { section, type Message } from './message';
import { count, dateTime } from './wording';

export type CrmStop = {
  target: string;
  reasons: readonly string[];
  stoppedAt: Date;
  goesOnByItself: boolean; // it looks every hour whether what is wrong has been mended
};

const SHOWN = 5;

/** Writing to a CRM has stopped by itself: to RevOps, once. */
export function buildCrmStoppedNote({ target, reasons, stoppedAt, goesOnByItself }: CrmStop): Message {
  const name = escapeMrkdwn(target, 40);
  const what = `Barometer stopped writing to ${name} on ${dateTime(stoppedAt)}.`;
  const shown = reasons.slice(0, SHOWN).map((reason) => `• ${escapeWithin(reason, 400)}`);
  const more = reasons.length > SHOWN ? [`• and ${count(reasons.length - SHOWN, 'more thing')}`] : [];
  const next = goesOnByItself
    ? 'It looks again every hour, and goes on by itself once this is mended.'
    : `Once this is mended, run \`barometer write-back --start ${name}\`.`;
  return {
    text: `${what} ${escapeMrkdwn(reasons[0] ?? '', 300)}`,
    blocks: [section([`*${what}*`, ...shown, ...more, next].join('\n'))],
  };
}
