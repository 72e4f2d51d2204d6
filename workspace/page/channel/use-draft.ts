import { useRef, useState } from 'react';

/** The text being written, with what was sent before one arrow up away. */
export function useDraft() {
  const [text, setText] = useState('');
  const [back, setBack] = useState(0); // how many sent texts ago; 0: not recalling
  const sent = useRef<string[]>([]);
  const edit = (next: string): void => {
    setBack(0);
    setText(next);
  };
  return {
    text,
    edit,
    isRecalling: back > 0,
    recall: (step: number): void => {
      const next = Math.min(Math.max(back + step, 0), sent.current.length);
      setBack(next);
      setText(sent.current[next - 1] ?? '');
    },
    /** Empties the draft and returns what stood in it. */
    take: (): string => {
      sent.current = [text, ...sent.current];
      edit('');
      return text.trim();
    },
  };
}
