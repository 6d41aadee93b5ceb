import { goTo, Icon } from '@diemtua/ui';
import { useMemo, useRef, useState } from 'preact/hooks';
import { useOffice } from '../asking/office.tsx';
import { useVoice } from '../language/say.tsx';
import { useLetters, useLettersHere, type Letter } from './keys.ts';
import { KeysHelp } from './keys-help.tsx';
import { hrefOf, withQuery } from './route.ts';

/** Into the first row of the room's list; within it, the list itself goes from row to row. */
const toRows = (): void => document.querySelector<HTMLElement>('#room tbody tr[tabindex]')?.focus();

/** The top of every room: the search for people, and the letters that do something here. */
export function Head({ search = '' }: { readonly search?: string }) {
  const { say } = useVoice();
  const { may } = useOffice();
  const searches = may('people.see');
  const field = useRef<HTMLInputElement>(null);
  const [helping, setHelping] = useState(false);
  const letters = useMemo(
    (): readonly Letter[] => [
      ...(searches
        ? [{ sign: '/', what: say('search.label'), act: () => field.current?.focus(), everywhere: true as const }]
        : []),
      { sign: 'J', what: say('letter.nextRow'), act: toRows, everywhere: true },
      { sign: 'K', what: say('letter.rowBefore'), act: toRows, everywhere: true },
      { sign: '?', what: say('letter.help'), act: () => setHelping(true), everywhere: true },
    ],
    [say, searches],
  );
  useLetters(letters);
  const here = useLettersHere();
  // Tabs by their numbers stand in the help: here there is room for what the room does.
  const shown = here.filter(({ sign, everywhere }) => !everywhere && !/^\d$/.test(sign));
  return (
    <div class="top">
      {searches && (
        <form
          role="search"
          onSubmit={(event) => {
            event.preventDefault();
            goTo(withQuery(hrefOf.people, { tim: field.current?.value.trim() }));
          }}
        >
          <label class="search">
            <span class="spoken">{say('search.label')}</span>
            <Icon shape="search" size={18} />
            <input
              ref={field}
              type="search"
              name="tim"
              autocomplete="off"
              spellcheck={false}
              defaultValue={search}
              placeholder={say('search.hint')}
              onKeyDown={(event) => {
                if (event.key === 'Escape') event.currentTarget.blur();
              }}
            />
            <kbd aria-hidden="true">/</kbd>
          </label>
        </form>
      )}
      <div class="letters">
        {shown.map(({ sign, what }) => (
          <span key={`${sign} ${what}`}>
            <kbd>{sign}</kbd>
            {what}
          </span>
        ))}
        <button type="button" class="button plain" onClick={() => setHelping(true)}>
          <kbd aria-hidden="true">?</kbd>
          {say('letter.help')}
        </button>
      </div>
      {helping && <KeysHelp letters={here} onClose={() => setHelping(false)} />}
    </div>
  );
}
