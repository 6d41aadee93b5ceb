import { formatDay, readDay, TextField } from '@diemtua/ui';
import { useEffect, useState } from 'preact/hooks';
import { useVoice } from '../language/say.tsx';

interface DayProps {
  readonly id: string;
  readonly label: string;
  /** "YYYY-MM-DD"; empty: no day. */
  readonly value: string;
  readonly onChange: (day: string) => void;
  readonly min?: string;
  readonly max?: string;
}

/** A day as people write it, and as every screen shows it: 30/11/2025. */
export function DayField({ id, label, value, onChange, min, max }: DayProps) {
  const { say, language } = useVoice();
  const shown = value === '' ? '' : formatDay(value, language);
  const [text, setText] = useState(shown);
  useEffect(() => {
    setText((before) => (readDay(before) === value || (before.trim() === '' && value === '') ? before : shown));
  }, [value, shown]);
  // English writes the month as a word, which is shown and not read: what was not changed is what it was.
  const day = text === shown ? value : text.trim() === '' ? '' : readDay(text);
  const error =
    day === null
      ? say('unread.day')
      : day !== '' && min !== undefined && day < min
        ? say('unread.dayBefore', { day: formatDay(min, language) })
        : day !== '' && max !== undefined && max !== '' && day > max
          ? say('unread.dayAfter', { day: formatDay(max, language) })
          : null;
  return (
    <TextField
      id={id}
      label={label}
      value={text}
      error={error}
      onChange={(next) => {
        setText(next);
        const read = next.trim() === '' ? '' : readDay(next);
        const fits = read !== null && (read === '' || ((min === undefined || read >= min) && (!max || read <= max)));
        if (fits && read !== value) onChange(read);
      }}
    />
  );
}
