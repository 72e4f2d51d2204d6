import type { UiMessage, UiReply, UiState, UiSubmitReply, UiView } from '../../ui-contract';

const UNREACHABLE = 'The local workspace does not answer. Is `npm run demo` still running?';

const isRefusal = (answer: unknown): answer is { ok: false; message: string } =>
  typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false;

async function getJson<T>(path: string, as: string): Promise<T> {
  const response = await fetch(`/ui/${path}?as=${encodeURIComponent(as)}`);
  if (!response.ok) throw new Error(`${UNREACHABLE} (HTTP ${response.status})`);
  const answer: unknown = await response.json();
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer as T; // the server is ours and the contract is typed on both sides
}

/** Posts never throw: a person must read what went wrong where they pressed. */
async function post<T>(path: string, body: unknown): Promise<T | { ok: false; message: string }> {
  const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(`/ui/${path}`, request).catch(() => null);
  const reply = (await response?.json().catch(() => null)) as T | null | undefined;
  return reply ?? { ok: false, message: UNREACHABLE };
}

export const fetchState = (as: string): Promise<UiState> => getJson('state', as);
export const fetchHome = (as: string): Promise<UiView | null> => getJson('home', as);
export const fetchModals = (as: string): Promise<UiView[]> => getJson('modals', as);
export const fetchMessages = (as: string, channelId: string): Promise<UiMessage[]> =>
  getJson(`channels/${channelId}/messages`, as);

export const send = (
  path: 'home/open' | 'command' | 'message' | 'action' | 'view/close' | 'advance' | 'faults',
  body: unknown,
) => post<UiReply>(path, body);
export const submitView = (body: unknown): Promise<UiSubmitReply> => post<UiSubmitReply>('view/submit', body);
export const fetchSuggestions = (body: unknown): Promise<unknown> => post<unknown>('suggestion', body);
