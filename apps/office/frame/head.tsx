import { goTo, Icon } from '@diemtua/ui';
import type { ComponentChildren } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import { useVoice } from '../language/say.tsx';
import { useKeys } from './keys.ts';
import { hrefOf, withQuery } from './route.ts';

/** The top of every room: the search for people, and the letters that do something here. */
export function Head({ children, search = '' }: { readonly children?: ComponentChildren; readonly search?: string }) {
  const { say } = useVoice();
  const field = useRef<HTMLInputElement>(null);
  const keys = useMemo(() => ({ '/': () => field.current?.focus() }), []);
  useKeys(keys);
  return (
    <div class="top">
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
      <div class="letters">{children}</div>
    </div>
  );
}

/** A letter and what it does here. */
export function Letter({ sign, what }: { readonly sign: string; readonly what: string }) {
  return (
    <span>
      <kbd>{sign}</kbd>
      {what}
    </span>
  );
}
