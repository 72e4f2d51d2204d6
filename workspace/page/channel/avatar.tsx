import type { ReactNode } from 'react';

const COLOURS = ['#1264a3', '#2b6f4b', '#8a3b6b', '#7a4b00', '#4a4f9e', '#a1372c', '#356374', '#5b3f8c'];

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0]?.toUpperCase() ?? '').join('');
}

function colourOf(name: string): string {
  const sum = [...name].reduce((total, character) => total + (character.codePointAt(0) ?? 0), 0);
  return COLOURS[sum % COLOURS.length] ?? '#1264a3';
}

/** Initials on a colour that belongs to the name; the app gets its own mark. Decoration: the name stands beside it. */
export function Avatar({ name, isApp }: { name: string; isApp: boolean }): ReactNode {
  return (
    <span
      className={isApp ? 'avatar avatar-app' : 'avatar'}
      style={isApp ? {} : { background: colourOf(name) }}
      aria-hidden="true"
    >
      {isApp ? <span className="avatar-needle" /> : initialsOf(name)}
    </span>
  );
}
