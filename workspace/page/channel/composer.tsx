import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useViewer } from '../live/viewer-context';
import { CommandHint } from './command-hint';

type Props = { placeholder: string; replyTo: string | null; onCancelReply: () => void; onSend: (text: string) => void };

/** Where a person writes. Enter sends, Shift+Enter breaks the line, the up arrow brings back what was sent before. */
export function Composer({ placeholder, replyTo, onCancelReply, onSend }: Props): ReactNode {
  const [text, setText] = useState('');
  const [back, setBack] = useState(0); // how many sent texts ago
  const sent = useRef<string[]>([]);
  const hintId = useId();
  const { app } = useViewer();
  const isCommand = text.startsWith('/');
  const isHinting = isCommand && (app.command.startsWith(text) || text.startsWith(`${app.command} `));

  const submit = (): void => {
    if (text.trim() === '') return;
    sent.current = [text, ...sent.current];
    setText('');
    setBack(0);
    onSend(text.trim());
  };
  const recall = (step: number): void => {
    const next = Math.min(Math.max(back + step, 0), sent.current.length);
    setBack(next);
    setText(sent.current[next - 1] ?? '');
  };
  const complete = (): void => setText(`${app.command} `);
  const onKeyDown = (event: KeyboardEvent): void => {
    const isRecalling = text === '' || back > 0;
    const keys: Record<string, (() => void) | false> = {
      Enter: !event.shiftKey && submit,
      ArrowUp: isRecalling && (() => recall(1)),
      ArrowDown: back > 0 && (() => recall(-1)),
      Tab: isHinting && text.length < app.command.length && complete,
      Escape: replyTo !== null && onCancelReply,
    };
    const handler = keys[event.key];
    if (handler === undefined || handler === false || event.nativeEvent.isComposing) return;
    event.preventDefault();
    handler();
  };

  return (
    <div className="composer">
      {isHinting && <CommandHint id={hintId} onChoose={complete} />}
      {replyTo !== null && (
        <p className="composer-reply">
          Replying to {replyTo}
          <button type="button" className="link-button" onClick={onCancelReply}>
            Cancel reply
          </button>
        </p>
      )}
      <div className="composer-box">
        <textarea
          aria-label="Message"
          aria-describedby={isHinting ? hintId : undefined}
          placeholder={placeholder}
          rows={1}
          value={text}
          onChange={(event) => (setBack(0), setText(event.target.value))}
          onKeyDown={onKeyDown}
        />
        <button
          type="button"
          className="button button-primary composer-send"
          disabled={text.trim() === ''}
          onClick={submit}
        >
          Send
        </button>
      </div>
    </div>
  );
}
