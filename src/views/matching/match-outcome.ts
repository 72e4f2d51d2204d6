import type { MatchOutcome } from '../../domain/source-match';
import { STREAM_WORDS } from '../freshness';
import { count } from '../wording';

/** What came of a match, in sentences. `quote`: how a foreign name is made harmless where it will stand. */
export function sayMatchOutcome(outcome: MatchOutcome, quote: (text: string) => string): string[] {
  const { source, change, before } = outcome;
  const who = `${quote(outcome.customer)} (${quote(source)})`;
  const lines = [sayChange(outcome, who, quote), ...(change === 'match' ? [sayLanded(outcome)] : [])];
  if (before === null) return lines;
  const kept = quote(before);
  lines.push(
    outcome.isLeft
      ? `What had landed stays with ${kept}: another customer of ${quote(source)} is that account too, and which of them brought what is not known.`
      : `What ${quote(source)} had said of ${kept} is taken out of it${change === 'undo' ? ', and waits again' : ''}.`,
  );
  return lines;
}

function sayChange({ change, account }: MatchOutcome, who: string, quote: (text: string) => string): string {
  if (change === 'ignore') return `${who} is no customer of ours: what comes of it is dropped.`;
  if (change === 'undo') return `${who} is nobody’s again: what comes of it waits.`;
  return `${who} is ${quote(account ?? 'an account')}.`;
}

function sayLanded({ landed, usageDays, isReadAgain }: MatchOutcome): string {
  const parts = landed.map(({ stream, count: total }) => `${STREAM_WORDS[stream].toLowerCase()} ${total}`);
  if (usageDays > 0) parts.push(`product events of ${count(usageDays, 'day')}`);
  const what =
    parts.length === 0 ? 'Nothing was waiting; what comes from now on lands.' : `Landed: ${parts.join(', ')}.`;
  return isReadAgain ? `${what} More had come than is kept, so the source is read from the beginning next time.` : what;
}
