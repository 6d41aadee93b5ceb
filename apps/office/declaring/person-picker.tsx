import { readIdCard, type IdCard } from '@diemtua/domain/registry';
import { Icon, Notice } from '@diemtua/ui';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Hit } from '../asking/shapes.ts';
import { useVoice } from '../language/say.tsx';
import { birthText } from '../people/person-words.ts';
import { useFound } from '../people/use-found.ts';
import { StandingTag } from '../people/standing-tag.tsx';

interface PickerProps {
  readonly onChosen: (hit: Hit) => void;
  /** Nobody of those found: somebody new, with what the card said or what was typed. */
  readonly onNew: (card: IdCard | null, typed: string) => void;
}

/** Finds the person by name or number, or by the text that a reader takes from the QR of an identity card. */
export function PersonPicker({ onChosen, onNew }: PickerProps) {
  const { say, language } = useVoice();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const [text, setText] = useState('');
  const card = text.includes('|') ? readIdCard(text) : null;
  const search = card?.ok ? card.value.personalNumber : card ? '' : text.trim();
  const { found, failed } = useFound(search);

  useEffect(() => field.current?.focus(), []);

  const step = (from: Element | null, by: 1 | -1): void => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button === from);
    const next = buttons[at + by];
    if (next) next.focus();
    else if (by === -1) field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    step(document.activeElement, event.key === 'ArrowDown' ? 1 : -1);
  };
  const hits = found?.hits ?? [];
  const newText = card?.ok ? say('picker.newCard', { name: card.value.name }) : say('picker.new');
  return (
    <div class="picker">
      <label class="search">
        <span class="spoken">{say('picker.label')}</span>
        <Icon shape="search" size={18} />
        <input
          ref={field}
          type="search"
          autocomplete="off"
          spellcheck={false}
          placeholder={say('picker.hint')}
          value={text}
          onKeyDown={onKeyDown}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      {card && !card.ok && <Notice tone="trouble">{say('picker.cardWrong')}</Notice>}
      {failed && <Notice tone="trouble">{say('state.unreachable')}</Notice>}
      <ul ref={list} class="picked" aria-label={say('picker.found')}>
        {hits.slice(0, 8).map((hit) => (
          <li key={hit.person.id}>
            <button type="button" onKeyDown={onKeyDown} onClick={() => onChosen(hit)}>
              <b>{hit.person.name}</b>
              <span class="digits">{birthText(hit.person.birth, language)}</span>
              <span class="digits">{hit.person.insuranceNumber ?? hit.person.personalNumber ?? ''}</span>
              <span>{hit.communeName}</span>
              <StandingTag standing={hit.standing} />
            </button>
          </li>
        ))}
        {found && (
          <li>
            <button
              type="button"
              class="fresh"
              onKeyDown={onKeyDown}
              onClick={() => onNew(card?.ok ? card.value : null, card ? '' : text.trim())}
            >
              <Icon shape="plus" size={18} />
              {newText}
            </button>
          </li>
        )}
      </ul>
      {found && hits.length === 0 && <p class="aside">{say('people.nobody')}</p>}
    </div>
  );
}
