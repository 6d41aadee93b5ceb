import { useEffect, useRef, useState } from 'preact/hooks';
import type { Hit } from '../asking/shapes.ts';
import { useVoice } from '../language/say.tsx';
import { birthText } from './person-words.ts';
import { useFound } from './use-found.ts';

interface FindProps {
  readonly label: string;
  /** Who is not offered. */
  readonly without: readonly string[];
  readonly onChosen: (hit: Hit) => void;
  readonly onLeft: () => void;
}

/** Finds somebody by name or number, within a form. */
export function FindPerson({ label, without, onChosen, onLeft }: FindProps) {
  const { say, language } = useVoice();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const { found, failed } = useFound(text.trim());
  useEffect(() => field.current?.focus(), []);
  const shown = (found?.hits ?? []).filter(({ person }) => !without.includes(person.id));
  return (
    <div class="find-person">
      <div class="field">
        <label for="find-person">{label}</label>
        <input
          ref={field}
          id="find-person"
          type="text"
          autocomplete="off"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              event.preventDefault();
              event.stopPropagation();
              onLeft();
            }
            if (event.key === 'Enter') {
              event.preventDefault();
              if (shown[0]) onChosen(shown[0]);
            }
          }}
        />
      </div>
      {failed && <p class="field-error">{say('state.failed')}</p>}
      {found !== null && shown.length === 0 && !failed && <p class="aside">{say('household.noSuch')}</p>}
      <ul class="found">
        {shown.map((hit) => (
          <li key={hit.person.id}>
            <button type="button" class="button plain" onClick={() => onChosen(hit)}>
              {hit.person.name}
            </button>{' '}
            <span class="aside digits">
              {birthText(hit.person.birth, language)} · {hit.person.personalNumber ?? say('value.none')} ·{' '}
              {hit.communeName}
            </span>
          </li>
        ))}
      </ul>
      <button type="button" class="button plain" onClick={onLeft}>
        {say('act.leave')}
      </button>
    </div>
  );
}
