import type { ModelPage, TrackRecord } from '../../domain/model-page';
import { percent } from '../percent';
import { bandWord, count } from '../wording';

const FEW = 10; // under that a percentage says more than is known

/** What came of what the model said, each line with how many it rests on (R79–R81, R75). */
export function trackLines(page: ModelPage): string[] {
  const { trackRecord, predictions, overrides } = page;
  return [
    ...(trackRecord === null ? [noRecord(page)] : recordLines(trackRecord)),
    predictions.right + predictions.wrong === 0
      ? 'Predictions of alerts: none graded yet'
      : `Predictions of alerts: right ${share(predictions.right, predictions.right + predictions.wrong)}`,
    overrideLine(overrides),
  ];
}

const noRecord = ({ isOutcomeKnown }: ModelPage): string =>
  isOutcomeKnown
    ? 'Retention by score: not known yet. It takes 90 days of scores by this model, and what became of those accounts.'
    : 'Retention by score: no outcomes yet.';

function recordLines({ horizonDays, accounts, retention, expansion, red, left }: TrackRecord): string[] {
  const ranges = retention
    .filter((range) => range.accounts > 0)
    .map((range) => `${range.from}–${range.to}: ${share(range.retained, range.accounts)}`);
  const onlyLeft = left.all === accounts;
  return [
    `Still there ${horizonDays} days after the score, of ${count(accounts, 'account')}: ${ranges.toReversed().join(' · ')}`,
    ...(onlyLeft
      ? ['⚠ outcomes.csv says only who left. A row with observed_until and no outcome says who is still there.']
      : []),
    `Red and left (precision): ${share(red.left, red.told)} · left and had been Red (recall): ${share(left.toldRed, left.all)}`,
    expansion === null
      ? 'Bought more, by band: nothing known yet'
      : `Bought more, by band: ${expansion.map((one) => `${bandWord(one.band)} ${share(one.expanded, one.accounts)}`).join(' · ')}`,
  ];
}

/** R75: who was right, the person or the model. */
function overrideLine({ person, model, even, open, unknown }: ModelPage['overrides']): string {
  const all = person + model + even + open + unknown;
  if (all === 0) return 'Judgements beside the score in a year: none';
  const rest = [...(even > 0 ? [`${even} even`] : []), ...(open > 0 ? [`${open} still open`] : []), ...(unknown > 0 ? [`${unknown} cannot be told`] : [])]; // prettier-ignore
  return `Judgements beside the score in a year: ${all}. The person was right ${person} times, the model ${model} times${rest.length > 0 ? `; ${rest.join(', ')}` : ''}`;
}

/** "64% (9 of 14)"; of few only the counts; of none "none". */
function share(part: number, whole: number): string {
  if (whole === 0) return 'none';
  return whole < FEW ? `${part} of ${whole}` : `${percent(part / whole)} (${part} of ${whole})`;
}
