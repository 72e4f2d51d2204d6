import type { ConfirmationDialog } from '@slack/types';
import { useId, type ReactNode } from 'react';
import { TextObject } from '../text/text-object';
import { useShownDialog } from './use-shown-dialog';

type Props = { confirm: ConfirmationDialog; answer: (isConfirmed: boolean) => void };

/** "Are you sure?", as an element's `confirm` object asks it. */
export function ConfirmDialog({ confirm, answer }: Props): ReactNode {
  const ref = useShownDialog();
  const titleId = useId();
  return (
    <dialog
      ref={ref}
      className="dialog dialog-confirm"
      role="alertdialog"
      aria-labelledby={titleId}
      onKeyDown={(event) => event.stopPropagation()} // the dialog below must not hear Escape or Enter
      onCancel={(event) => (event.preventDefault(), answer(false))}
    >
      <h1 id={titleId} className="dialog-title">
        {confirm.title?.text ?? 'Are you sure?'}
      </h1>
      <p className="dialog-body">
        <TextObject text={confirm.text} />
      </p>
      <div className="dialog-footer">
        <button type="button" className="button" onClick={() => answer(false)}>
          {confirm.deny?.text ?? 'Cancel'}
        </button>
        <button type="button" className={`button button-${confirm.style ?? 'primary'}`} onClick={() => answer(true)}>
          {confirm.confirm?.text ?? 'Yes'}
        </button>
      </div>
    </dialog>
  );
}
