import { useMemo, useState, type SyntheticEvent } from 'react';
import type { UiSubmitReply, UiView } from '../../ui-contract';
import { send, submitView } from '../live/client';
import { useViewer } from '../live/viewer-context';
import { findInputErrors } from '../surface/find-input-errors';
import { toBlocks } from '../surface/to-blocks';
import { useSurfaceState } from '../surface/use-surface-state';

/** What one open modal knows and does: its fields, its submit and its close. */
export function useModal(view: UiView) {
  const { person } = useViewer();
  const blocks = useMemo(() => toBlocks(view.blocks), [view.blocks]);
  const [notice, setNotice] = useState<string | null>(null);
  const [isSubmitting, setIsSubmitting] = useState(false);
  const [refusals, setRefusals] = useState(0);
  const container = { type: 'view', viewId: view.id } as const;
  const fields = useSurfaceState({ as: person.id, container, blocks, onError: setNotice });

  const show = (reply: UiSubmitReply): void => {
    if (reply.ok) return;
    fields.setErrors(reply.errors ?? {});
    setNotice(reply.message ?? null);
    setRefusals((before) => before + 1);
  };
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    const errors = findInputErrors(blocks, fields.surface.values);
    if (Object.keys(errors).length > 0) return show({ ok: false, errors });
    if (view.submit === null || isSubmitting) return;
    setIsSubmitting(true);
    show(await submitView({ as: person.id, viewId: view.id, values: fields.surface.values }));
    setIsSubmitting(false);
  };
  const close = async (): Promise<void> => {
    const reply = await send('view/close', { as: person.id, viewId: view.id });
    if (!reply.ok) setNotice(reply.message);
  };
  return { ...fields, blocks, notice, isSubmitting, refusals, submit, close, dismissNotice: () => setNotice(null) };
}
