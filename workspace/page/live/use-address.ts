import { useCallback, useSyncExternalStore } from 'react';
import { formatAddress, parseAddress, type Address } from './place';

function subscribe(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
}

/** Person and place from the address bar, and a way to go elsewhere that the Back button undoes. */
export function useAddress(): [Address, (next: Partial<Address>) => void] {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  const go = useCallback((next: Partial<Address>): void => {
    window.location.hash = formatAddress({ ...parseAddress(window.location.hash), ...next });
  }, []);
  return [parseAddress(hash), go];
}
