import { useEffect, useState } from 'preact/hooks';
import type { Refusal } from './call.ts';
import type { Foretold } from './desk-shapes.ts';
import { useOffice } from './office.tsx';
import type { Content } from './use-telling.ts';

const waitMs = 250;

/** What a decision would do, while it is still being written. */
export type Foresight =
  | { readonly state: 'nothing' }
  | { readonly state: 'asking'; readonly before: Foretold | null }
  | { readonly state: 'told'; readonly value: Foretold }
  | { readonly state: 'refused'; readonly why: Refusal };

/**
 * Asks the books what a command would do; nothing is kept of it.
 * @param content null: it is not complete yet
 */
export function useForetold(content: Content | null): Foresight {
  const { call, command, unit } = useOffice();
  const [seen, setSeen] = useState<Foresight>({ state: 'nothing' });
  const mark = content === null ? null : JSON.stringify(content);
  useEffect(() => {
    if (mark === null) {
      setSeen({ state: 'nothing' });
      return;
    }
    let wanted = true;
    setSeen((before) => ({ state: 'asking', before: before.state === 'told' ? before.value : null }));
    const timer = setTimeout(() => {
      const told = command(JSON.parse(mark) as object);
      void call('POST /api/commands/foretell', { body: { command: told, unit } }).then((answer) => {
        if (!wanted) return;
        setSeen(
          answer.kind === 'answered' ? { state: 'told', value: answer.value } : { state: 'refused', why: answer },
        );
      });
    }, waitMs);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [mark, call, command, unit]);
  return seen;
}
