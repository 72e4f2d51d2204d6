import { useEffect, useState, type ReactNode } from 'react';
import { fetchState } from './live/client';
import type { ReadMarks } from './live/read-marks';
import { useAddress } from './live/use-address';
import { Workspace } from './workspace';

/** Finds out who one is, from the address or the first member, then shows the workspace as that person. */
export function App(): ReactNode {
  const [address, go] = useAddress();
  const [error, setError] = useState<string | null>(null);
  const [openedAt, setOpenedAt] = useState<string | null>(null);
  const [marks, setMarks] = useState<ReadMarks>({});
  useEffect(() => {
    const choose = async (): Promise<void> => {
      const { people, now } = await fetchState(address.as ?? '');
      setOpenedAt((before) => before ?? now);
      const isKnown = people.some(({ id }) => id === address.as);
      const first = people.find(({ kind }) => kind === 'member');
      if (!isKnown && first !== undefined) go({ as: first.id });
    };
    choose().then(
      () => setError(null),
      (cause: Error) => setError(cause.message),
    );
  }, [address.as, go]);

  if (error !== null)
    return (
      <p className="empty" role="alert">
        {error}
      </p>
    );
  if (address.as === null || openedAt === null) return <p className="empty">Opening the workspace…</p>;
  const { as, at } = address;
  return <Workspace key={as} {...{ as, at, go, openedAt, marks }} onMarks={setMarks} />;
}
