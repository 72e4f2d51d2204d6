import { useId, type ReactNode } from 'react';
import type { UiPerson } from '../../ui-contract';

type Props = { people: readonly UiPerson[]; as: string; onChange: (id: string) => void };

const describe = ({ name, title, kind }: UiPerson): string =>
  [name, title, kind === 'guest' || kind === 'external' ? kind : ''].filter((part) => part !== '').join(' · ');

/** Who one is in this workspace; bots cannot be played. */
export function PersonSwitcher({ people, as, onChange }: Props): ReactNode {
  const id = useId();
  return (
    <div className="person-switcher">
      <label htmlFor={id}>Act as</label>
      <select id={id} value={as} onChange={(event) => onChange(event.target.value)}>
        {people
          .filter(({ kind }) => kind !== 'bot')
          .map((person) => (
            <option key={person.id} value={person.id}>
              {describe(person)}
            </option>
          ))}
      </select>
    </div>
  );
}
