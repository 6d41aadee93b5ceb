import { nameKey } from '@diemtua/domain/registry';
import type { ComponentChildren } from 'preact';
import { useId, useMemo, useState } from 'preact/hooks';
import { useVoice } from '../language/say.tsx';

/**
 * A list that is here already, narrowed while one types: every word typed begins a word of the row, without accents; digits may stand anywhere.
 * @param textOf all of a row that one may look for
 */
export function useNarrow<Row>(
  rows: readonly Row[],
  textOf: (row: Row) => string,
): { readonly field: ComponentChildren; readonly shown: readonly Row[] } {
  const { say } = useVoice();
  const id = useId();
  const [typed, setTyped] = useState('');
  const told = useMemo(
    () => rows.map((row) => ` ${nameKey(textOf(row))} ${textOf(row).replaceAll(/\D/g, '')}`),
    [rows, textOf],
  );
  const shown = useMemo(() => {
    const words = typed
      .trim()
      .split(/\s+/)
      .filter((word) => word !== '');
    const fits = (text: string): boolean =>
      words.every((word) => (/^\d+$/.test(word) ? text.includes(word) : text.includes(` ${nameKey(word)}`)));
    return rows.filter((_, place) => fits(told[place] ?? ''));
  }, [rows, told, typed]);
  const field = (
    <label class="inline-field narrowing" for={id}>
      <span>{say('narrow.label')}</span>
      <input
        id={id}
        type="search"
        autocomplete="off"
        spellcheck={false}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <span role="status" class="aside">
        {typed.trim() !== '' && say('narrow.found', { count: shown.length })}
      </span>
    </label>
  );
  return { field, shown };
}
