import type { KnownBlock } from '@slack/types';
import { useMemo, type ReactNode } from 'react';
import type { UiActionRequest } from '../../ui-contract';
import { BlockList } from '../blocks/block-list';
import { useViewer } from '../live/viewer-context';
import { ConfirmDialog } from '../modal/confirm-dialog';
import { SurfaceContext } from './surface-context';
import { toBlocks } from './to-blocks';
import { useSurfaceState } from './use-surface-state';

type Props = {
  container: UiActionRequest['container'];
  blocks: readonly unknown[];
  onError: (message: string) => void;
};

/** The blocks of a message or of Home, alive: what is pressed or chosen on them goes to the app. */
export function SurfaceFrame({ container, blocks, onError }: Props): ReactNode {
  const { person } = useViewer();
  const known: KnownBlock[] = useMemo(() => toBlocks(blocks), [blocks]);
  const { surface, question } = useSurfaceState({ as: person.id, container, blocks: known, onError });
  return (
    <SurfaceContext value={surface}>
      <BlockList blocks={known} />
      {question !== null && <ConfirmDialog {...question} />}
    </SurfaceContext>
  );
}
