import type { KnownBlock } from '@slack/types';
import type { SpotCheck, SpotCheckList } from '../../domain/judgement';
import { ACTIONS } from '../ids';
import { button, context, section, type Message } from '../message';
import { escapeMrkdwn, mrkdwn } from '../mrkdwn';
import { asSentence, bandLabel, bandWord, count, monthOf } from '../wording';
import { GROUND_WORDS, VERDICT_WORDS } from './verdict-words';

type Said = Pick<SpotCheck, 'spotCheckId' | 'verdict' | 'note' | 'checkedByName'>;
type Drawn = SpotCheckList['checks'][number];

const NAMED = 3;
const NAME = 60; // twenty rows must fit into one message
const REASON = 100;

/** A manager's list of the month (R85): each score with its reason and a button, and what was said once it was. */
export function buildSpotChecks({ month, checks }: SpotCheckList, said: readonly Said[]): Message {
  const answers = new Map(said.filter(({ verdict }) => verdict !== null).map((one) => [one.spotCheckId, one]));
  const done = checks.filter(({ spotCheckId }) => answers.has(spotCheckId)).length;
  const title = `${count(checks.length, 'score')} to look at in ${monthOf(month)}`;
  return {
    text: `${title}, ${done} of ${checks.length} done: ${listNames(checks)}. Does each match what you know?`,
    blocks: [
      section(
        `*${title}* · ${done} of ${checks.length} done\nDoes each match what you know? One minute for each; it tunes the model.`,
      ),
      ...checks.map((check) => toRow(check, answers.get(check.spotCheckId))),
      ...(done === checks.length ? [context('Thank you, that was all. The monthly review counts it.')] : []),
    ],
  };
}

function listNames(checks: readonly Drawn[]): string {
  const names = checks
    .slice(0, NAMED)
    .map(({ accountName, band }) => `${escapeMrkdwn(accountName, NAME)} (${bandWord(band)})`);
  const rest = checks.length - names.length;
  return [...names, ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}

function toRow(check: Drawn, answer: Said | undefined): KnownBlock {
  const { spotCheckId, accountName, score, band, reason, ground } = check;
  const head = `*${escapeMrkdwn(accountName, NAME)}* · ${bandLabel(band)} · *${score ?? 'no score'}*`;
  if (answer !== undefined) return section(`${head}\n${sayAnswer(answer)}`);
  const why = reason === null ? 'Nothing pulled the score down lately.' : asSentence(reason, REASON);
  const text = mrkdwn(`${head}\n${why} Asked because ${GROUND_WORDS[ground]}.`);
  return { type: 'section', text, accessory: button(ACTIONS.checkScore, 'Check', spotCheckId, accountName) };
}

function sayAnswer({ verdict, note, checkedByName }: Said): string {
  const who = escapeMrkdwn(checkedByName ?? 'Somebody', 80);
  const words = verdict === null ? '' : VERDICT_WORDS[verdict];
  return `✓ ${who}: ${words}${note === null ? '' : `, “${escapeMrkdwn(note, REASON)}”`}`;
}
