import { useId, type KeyboardEvent, type ReactNode } from 'react';
import { useViewer } from '../live/viewer-context';
import { CommandHint } from './command-hint';
import { useDraft } from './use-draft';

type Reply = { to: string; onCancel: () => void };
type Props = { placeholder: string; reply: Reply | null; onSend: (text: string) => void };

function ReplyLine({ to, onCancel }: Reply): ReactNode {
  return (
    <p className="composer-reply">
      Replying to {to}
      <button type="button" className="link-button" onClick={onCancel}>
        Cancel reply
      </button>
    </p>
  );
}

/** Whether the text is on its way to be the app's command, or is it already. */
function readCommand(text: string, command: string): { isCompleting: boolean; isHinting: boolean } {
  const isCompleting = text.startsWith('/') && command.startsWith(text);
  return { isCompleting, isHinting: isCompleting || text.startsWith(`${command} `) };
}

/** Where a person writes. Enter sends, Shift+Enter breaks the line, the up arrow brings back what was sent before. */
export function Composer({ placeholder, reply, onSend }: Props): ReactNode {
  const { command } = useViewer().app;
  const { text, edit, isRecalling, recall, take } = useDraft();
  const hintId = useId();
  const isEmpty = text.trim() === '';
  const { isCompleting, isHinting } = readCommand(text, command);

  const submit = (): void => (isEmpty ? undefined : onSend(take()));
  const complete = (): void => edit(`${command} `);
  const keys: Record<string, (() => void) | false | undefined> = {
    Enter: submit,
    ArrowUp: (isEmpty || isRecalling) && (() => recall(1)),
    ArrowDown: isRecalling && (() => recall(-1)),
    Tab: isCompleting && complete,
    Escape: reply?.onCancel,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const handler = event.shiftKey || event.nativeEvent.isComposing ? false : keys[event.key];
    if (handler === undefined || handler === false) return;
    event.preventDefault();
    handler();
  };

  return (
    <div className="composer">
      {isHinting && <CommandHint id={hintId} onChoose={complete} />}
      {reply !== null && <ReplyLine {...reply} />}
      <div className="composer-box">
        <textarea
          aria-label="Message"
          aria-describedby={isHinting ? hintId : undefined}
          placeholder={placeholder}
          rows={1}
          value={text}
          onChange={(event) => edit(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <button type="button" className="button button-primary composer-send" disabled={isEmpty} onClick={submit}>
          Send
        </button>
      </div>
    </div>
  );
}
