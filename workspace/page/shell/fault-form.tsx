import { useState, type FormEvent, type ReactNode } from 'react';
import type { UiFault } from '../../ui-contract';
import { FAULT_KINDS } from './describe-fault';

const METHODS = [
  '*',
  'chat.postMessage',
  'chat.update',
  'chat.postEphemeral',
  'conversations.info',
  'conversations.open',
  'users.info',
  'users.lookupByEmail',
  'views.open',
  'views.publish',
  'views.update',
];

const isKind = (text: string): text is UiFault['kind'] => text in FAULT_KINDS;

function toFault(form: FormData): UiFault {
  const read = (name: string): string => {
    const entry = form.get(name);
    return typeof entry === 'string' ? entry.trim() : '';
  };
  const kind = read('kind');
  const times = Number(read('times'));
  return {
    method: read('method'),
    kind: isKind(kind) ? kind : 'server_error',
    remaining: times > 0 ? times : null,
    ...(kind === 'rate_limited' && { retryAfterSeconds: Number(read('retryAfter')) || 1 }),
    ...(kind === 'platform_error' && { error: read('error') || 'internal_error' }),
  };
}

/** One more fault: which method, what it answers, how many times. */
export function FaultForm({ onAdd }: { onAdd: (fault: UiFault) => void }): ReactNode {
  const [kind, setKind] = useState<string>('rate_limited');
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onAdd(toFault(new FormData(event.currentTarget)));
  };
  return (
    <form className="fault-form" onSubmit={onSubmit}>
      <label>
        Method
        <select name="method" className="field">
          {METHODS.map((method) => (
            <option key={method} value={method}>
              {method === '*' ? 'Every method' : method}
            </option>
          ))}
        </select>
      </label>
      <label>
        Answer
        <select name="kind" className="field" value={kind} onChange={(event) => setKind(event.target.value)}>
          {Object.entries(FAULT_KINDS).map(([key, text]) => (
            <option key={key} value={key}>
              {text}
            </option>
          ))}
        </select>
      </label>
      {kind === 'rate_limited' && (
        <label>
          Retry after, in seconds
          <input name="retryAfter" className="field" type="number" min="1" defaultValue="5" />
        </label>
      )}
      {kind === 'platform_error' && (
        <label>
          Error code
          <input name="error" className="field" defaultValue="channel_not_found" />
        </label>
      )}
      <label>
        How many times (empty: until removed)
        <input name="times" className="field" type="number" min="1" defaultValue="1" />
      </label>
      <button type="submit" className="button button-primary">
        Add fault
      </button>
    </form>
  );
}
