import type { Option, OptionGroup } from '@slack/types';
import { useEffect, useState } from 'react';
import { useSurface } from '../surface/surface-context';
import { toChoices, type Choice } from './choice';

const DEBOUNCE_MS = 250;
const DEFAULT_MIN_QUERY_LENGTH = 3; // Slack's default for external selects

type Suggestions = { options?: Option[]; option_groups?: OptionGroup[] };
type Args = { blockId: string; actionId: string; query: string | null; minQueryLength: number | undefined };

const isSuggestions = (answer: unknown): answer is Suggestions =>
  typeof answer === 'object' && answer !== null && ('options' in answer || 'option_groups' in answer);

/** What the app suggests for the text typed into an external select; `query` is null while the menu is closed. */
export function useSuggestions({ blockId, actionId, query, minQueryLength = DEFAULT_MIN_QUERY_LENGTH }: Args) {
  const { suggest } = useSurface();
  const [choices, setChoices] = useState<Choice[]>([]);
  const [hint, setHint] = useState('');
  const isTooShort = query === null || query.length < minQueryLength;
  useEffect(() => {
    setChoices([]);
    setHint(isTooShort ? `Type at least ${minQueryLength} characters` : 'Looking…');
    if (isTooShort) return undefined;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const answer = await suggest(blockId, actionId, query);
      if (!isCurrent) return;
      setChoices(isSuggestions(answer) ? toChoices(answer) : []);
      setHint(isSuggestions(answer) ? 'No results' : 'Could not load results');
    }, DEBOUNCE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
    // `suggest` is made anew on every render and depends on nothing else
  }, [blockId, actionId, query, isTooShort, minQueryLength]);
  return { choices, hint };
}
