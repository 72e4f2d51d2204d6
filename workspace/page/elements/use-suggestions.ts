import type { Option, OptionGroup } from '@slack/types';
import { useEffect, useEffectEvent, useState } from 'react';
import { useSurface } from '../surface/surface-context';
import { toChoices, type Choice } from './choice';

const DEBOUNCE_MS = 250;
const DEFAULT_MIN_QUERY_LENGTH = 3; // Slack's default for external selects

type Suggestions = { options?: Option[]; option_groups?: OptionGroup[] };
type Args = { blockId: string; actionId: string; query: string | null; minQueryLength: number | undefined };
type Found = { query: string; choices: Choice[]; hint: string };

const isSuggestions = (answer: unknown): answer is Suggestions =>
  typeof answer === 'object' && answer !== null && ('options' in answer || 'option_groups' in answer);

function toFound(query: string, answer: unknown): Found {
  if (!isSuggestions(answer)) return { query, choices: [], hint: 'Could not load results' };
  return { query, choices: toChoices(answer), hint: 'No results' };
}

/** What the app suggests for the text typed into an external select; `query` is null while the menu is closed. */
export function useSuggestions({ blockId, actionId, query, minQueryLength = DEFAULT_MIN_QUERY_LENGTH }: Args) {
  const { suggest } = useSurface();
  const [found, setFound] = useState<Found | null>(null);
  const isAsking = query !== null && query.length >= minQueryLength;
  const ask = useEffectEvent((text: string) => suggest(blockId, actionId, text));
  useEffect(() => {
    if (!isAsking) return undefined;
    let isCurrent = true;
    const look = async (): Promise<void> => {
      const answer = await ask(query);
      if (isCurrent) setFound(toFound(query, answer));
    };
    const timer = setTimeout(() => void look(), DEBOUNCE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [isAsking, query]);
  if (!isAsking) return { choices: [], hint: `Type at least ${minQueryLength} characters` };
  return found?.query === query ? found : { choices: [], hint: 'Looking…' };
}
