import { SEGMENTS } from '../../domain/account';
import type { BandStep, ExecReport } from '../../domain/exec-report';
import type { CohortRow, RecentCustomers } from '../../domain/portfolio';
import { escapeMrkdwn } from '../mrkdwn';
import { segmentWord } from '../segment-words';
import { signalWords } from '../signal-words';
import { bandWord, count } from '../wording';
import { percent, signed } from './share-words';

const STEPS_SHOWN = 4;
const FEW = 10;
const ALIKE_POINTS = 3; // medians nearer than that are alike

/** Movement, what is behind it, recent customers, segments (R195). */
export function trendLines({ moves, signals, recent, segments }: ExecReport): string[] {
  const lines = [movementLine(moves)];
  if (signals.length > 0)
    lines.push(
      `What took most of ${count(moves.declined, 'decline')}: ${signals.map(({ signal, accounts }) => `${signalWords(signal)} (${accounts})`).join(', ')}`,
    );
  if (recent !== null) lines.push(recentLine(recent));
  if (segments.length > 1) lines.push(`In Red by segment: ${segments.map(segmentWords).join('; ')}`);
  return lines;
}

export function movementLine({ compared, improved, declined, steps, remodelled }: ExecReport['moves']): string {
  if (compared === 0)
    return remodelled === 0
      ? 'Movement: no account has a score at both ends yet.'
      : `Movement: not comparable, ${count(remodelled, 'account')} changed to another model.`;
  const moved = steps.filter(({ from, to }) => from !== to).toSorted((a, b) => b.accounts - a.accounts);
  const shown = moved.slice(0, STEPS_SHOWN).map(stepWords);
  return `Movement of ${count(compared, 'account')}: ${improved} improved, ${declined} declined by 5 points or more${shown.length === 0 ? '; none changed colour' : ` · ${shown.join(', ')}`}`;
}

const stepWords = ({ from, to, accounts }: BandStep): string =>
  `${from === null ? 'New' : bandWord(from)}→${bandWord(to)} ${accounts}`;

/** Whether those who came in the last half-years are healthier. */
function recentLine({ recent, earlier }: RecentCustomers): string {
  const both = `Recent customers (since ${recent.name ?? 'lately'}): ${cohortWords(recent)}; earlier ones: ${cohortWords(earlier)}`;
  const [young, old] = [recent.medianScore, earlier.medianScore];
  if (young === null || old === null || recent.accounts < FEW || earlier.accounts < FEW)
    return `${both}: too few to say`;
  if (Math.abs(young - old) < ALIKE_POINTS) return `${both}: about as healthy`;
  return `${both}: ${young > old ? 'healthier' : 'less healthy'}`;
}

const cohortWords = ({ accounts, medianScore, redShare }: CohortRow): string =>
  medianScore === null
    ? `${count(accounts, 'account')}, none scored`
    : `median ${Math.round(medianScore)}, ${percent(redShare)} Red, ${count(accounts, 'account')}`;

function segmentWords({ name, accounts, redShare, change90 }: CohortRow): string {
  const segment = SEGMENTS.find((known) => known === name);
  const words = segment === undefined ? (name === null ? 'no segment' : escapeMrkdwn(name, 40)) : segmentWord(segment);
  const change = change90 === null ? '' : `, ${signed(change90)} points in 90 days`;
  return `${words} ${percent(redShare)} of ${accounts}${change}`;
}
