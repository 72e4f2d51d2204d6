import type { MatchOutcome } from '../../domain/source-match';
import { sayMatchOutcome } from '../../views/matching/match-outcome';

/** What came of a match, for a terminal: the words that Slack shows, with names as they are. */
export const listOutcomeLines = (outcome: MatchOutcome): string[] => sayMatchOutcome(outcome, (text) => text);
