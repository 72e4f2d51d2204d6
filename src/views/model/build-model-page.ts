import type { ModelPage } from '../../domain/model-page';
import { context, section, type Message } from '../message';
import { escapeMrkdwn } from '../mrkdwn';
import { percent } from '../percent';
import { signalWords, titleWords } from '../signal-words';
import { bandLabel, count, date } from '../wording';
import { changeLines } from './change-lines';
import { trackLines } from './track-lines';

/** `/health model` (R67, R74, R79–R82): what scores accounts, how well it did, and what it does otherwise than the one before. */
export function buildModelPage(page: ModelPage): Message {
  const text = `${verdict(page)} Model ${escapeMrkdwn(page.name, 60)}, version ${page.version}.`;
  return {
    text,
    blocks: [
      section(`*${verdict(page)}*\n${whichModel(page)}`),
      section(weightLines(page).join('\n')),
      section(signalLines(page).join('\n')),
      section(['*Track record*', ...trackLines(page)].join('\n')),
      section(['*What changed*', ...changeLines(page)].join('\n')),
      context(FOOTNOTE),
    ],
  };
}

const FOOTNOTE =
  'Weights are shares of the whole score; where data is missing, the rest takes its weight. Red predicts that an account leaves. Your own accounts: see the card, “How it was computed”.';

/** One number first: of those that left, how many had been seen. */
function verdict({ warned, trackRecord, isOutcomeKnown }: ModelPage): string {
  if (warned !== null)
    return `Of ${count(warned.left, 'account')} that left in a year, ${warned.wereRed} had been Red in the 90 days before.`;
  if (trackRecord !== null)
    return `Nobody left in the last year of ${count(trackRecord.accounts, 'account')} looked at.`;
  return isOutcomeKnown
    ? 'How well it predicts is not known yet: no account left after it was first scored.'
    : 'No outcomes yet: put who renewed, left or grew into outcomes.csv, and the track record stands here.';
}

function whichModel({ name, version, firstUsedAt, segments, basis, fit }: ModelPage): string {
  const since = firstUsedAt === null ? 'not used for everyone yet' : `since ${date(firstUsedAt)}`;
  const apart =
    segments.length === 0 ? '' : `, own weights for ${segments.map((one) => one.replace('_', '-')).join(', ')}`;
  const learnt =
    basis === 'calibrated' && fit !== null
      ? `learnt from ${count(fit.outcomes, 'account')}, ${fit.churned} of which left`
      : 'an assumption of the model until 100 outcomes are known';
  return `${escapeMrkdwn(name, 60)}, version ${version}, ${since}${apart}. Probability of leaving: ${learnt}.`;
}

function weightLines({ weights }: ModelPage): string[] {
  const dimensions = Object.entries(weights.dimensions).toSorted((a, b) => b[1] - a[1]);
  const bands = weights.bands.map(({ band, from, to }) => `${bandLabel(band)} ${from} to ${to}`);
  const critical = weights.criticalBelow === null ? [] : [`Critical under ${weights.criticalBelow}`];
  return [
    `*Weights*: ${dimensions
      .slice(0, 12)
      .map(([name, share]) => `${titleWords(name)} ${percent(share)}`)
      .join(' · ')}`,
    `*Bands*: ${[...bands, ...critical].join(' · ')}`,
  ];
}

/** R74: which signals come before trouble, and which after it. */
function signalLines({ signals, signalCount, leadingShare }: ModelPage): string[] {
  const lines = signals.map(
    ({ signal, share, indicates }) => `${signalWords(signal)} ${percent(share)} (${indicates})`,
  );
  return [
    `*Heaviest ${signals.length} of ${count(signalCount, 'signal')}*; leading ones carry ${percent(leadingShare)} of the score`,
    lines.join(' · '),
  ];
}
