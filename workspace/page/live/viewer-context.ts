import { createContext, useContext } from 'react';
import type { UiChannel, UiPerson, UiState } from '../../ui-contract';

/** Who looks, from which time zone, and the names they may see. */
export type Viewer = {
  person: UiPerson;
  now: Date;
  people: readonly UiPerson[];
  channels: readonly UiChannel[];
  app: UiState['app'] & { commandHint?: string }; // the hint is shown when the server knows the manifest's usage hint
};

export const ViewerContext = createContext<Viewer | null>(null);

export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (viewer === null) throw new Error('useViewer needs a ViewerContext around it');
  return viewer;
}
