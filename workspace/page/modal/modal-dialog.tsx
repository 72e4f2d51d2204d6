import { useEffect, type KeyboardEvent, type ReactNode } from 'react';
import type { UiView } from '../../ui-contract';
import { BlockList } from '../blocks/block-list';
import { NoticeLine } from '../channel/notice-line';
import { SurfaceContext } from '../surface/surface-context';
import { ConfirmDialog } from './confirm-dialog';
import { useModal } from './use-modal';
import { useShownDialog } from './use-shown-dialog';

/** Fields first: the browser would put the focus on the close button. */
const FIRST_FIELD = '.dialog-body :is(input, textarea, select, button, a)';
const INVALID_FIELD = '[aria-invalid=true]';

type Modal = ReturnType<typeof useModal>;

function Header({ view, modal }: { view: UiView; modal: Modal }): ReactNode {
  return (
    <header className="dialog-header">
      <h1 id={`${view.id}-title`} className="dialog-title">
        {view.title}
      </h1>
      <button type="button" className="icon-button" aria-label="Close" onClick={() => void modal.close()}>
        <span aria-hidden="true">✕</span>
      </button>
    </header>
  );
}

function Body({ modal }: { modal: Modal }): ReactNode {
  return (
    <div className="dialog-body">
      {modal.notice !== null && <NoticeLine text={modal.notice} onDismiss={modal.dismissNotice} />}
      <SurfaceContext value={modal.surface}>
        <BlockList blocks={modal.blocks} />
        {modal.question !== null && <ConfirmDialog {...modal.question} />}
      </SurfaceContext>
    </div>
  );
}

function Footer({ view, modal }: { view: UiView; modal: Modal }): ReactNode {
  return (
    <footer className="dialog-footer">
      <button type="button" className="button button-default" onClick={() => void modal.close()}>
        {view.close ?? 'Cancel'}
      </button>
      {view.submit !== null && (
        <button type="submit" className="button button-primary" aria-busy={modal.isSubmitting}>
          {view.submit}
        </button>
      )}
    </footer>
  );
}

/** One modal view: Enter submits, Escape closes, what the app refuses stands under its field. */
export function ModalDialog({ view }: { view: UiView }): ReactNode {
  const modal = useModal(view);
  const ref = useShownDialog();
  useEffect(() => {
    // once refused, the first field at fault has the focus; not again while it is being mended
    ref.current?.querySelector<HTMLElement>(modal.refusals > 0 ? INVALID_FIELD : FIRST_FIELD)?.focus();
  }, [ref, modal.refusals]);
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>): void => {
    if (event.key === 'Escape') {
      event.preventDefault(); // the browser would close a second dialog without asking
      void modal.close();
    }
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) event.currentTarget.requestSubmit();
  };
  return (
    <dialog
      ref={ref}
      className="dialog"
      aria-labelledby={`${view.id}-title`}
      onCancel={(event) => (event.preventDefault(), void modal.close())}
    >
      <form noValidate onSubmit={(event) => void modal.submit(event)} onKeyDown={onKeyDown}>
        <Header view={view} modal={modal} />
        <Body modal={modal} />
        <Footer view={view} modal={modal} />
      </form>
    </dialog>
  );
}
