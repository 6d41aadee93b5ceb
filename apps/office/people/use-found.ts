import { useEffect, useState } from 'preact/hooks';
import { useOffice } from '../asking/office.tsx';
import type { Found } from '../asking/shapes.ts';

/** A clerk types as fast as this; the server is asked when the hand rests. */
const restMs = 180;

/** Who fits what is being typed. Null: nothing is searched for, or not answered yet. */
export function useFound(search: string): { readonly found: Found | null; readonly failed: boolean } {
  const { call } = useOffice();
  const [found, setFound] = useState<Found | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (search === '') return setFound(null);
    let wanted = true;
    const timer = setTimeout(() => {
      void call('GET /api/people', { query: { search } }).then((answer) => {
        if (!wanted) return;
        setFailed(answer.kind !== 'answered');
        if (answer.kind === 'answered') setFound(answer.value);
      });
    }, restMs);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [search, call]);
  return { found, failed };
}
