import { formatDay, goTo, Segments } from '@diemtua/ui';
import { createContext, type ComponentChildren } from 'preact';
import { useContext, useMemo } from 'preact/hooks';
import { useOffice } from '../asking/office.tsx';
import { HOME, withQuery } from '../frame/route.ts';
import { useVoice } from '../language/say.tsx';
import { DayField } from '../receipts/day-field.tsx';
import { planPathOf, type PlanRoom } from './plan-route.ts';

/** What every question about the plan says: which insurance, up to which day, as known when. It stands in the address. */
export interface Look {
  readonly product: 'voluntary' | 'health';
  readonly known: 'then' | 'now';
  /** Left out: today. */
  readonly on?: string;
}

interface Looking {
  readonly look: Look;
  /** The address of a room, with the same look. */
  readonly hrefTo: (room: PlanRoom, more?: Readonly<Record<string, string | undefined>>) => string;
  /** The same screen with another look. */
  readonly change: (next: Partial<Look>) => void;
}

const LookContext = createContext<Looking | null>(null);

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

const queryOf = (look: Look): Readonly<Record<string, string | undefined>> => ({
  den: look.on,
  biet: look.known === 'then' ? 'khi-do' : undefined,
  loai: look.product === 'health' ? 'y-te' : undefined,
});

/** Reads the look off an address, for everything inside. */
export function Looking({ address, children }: { readonly address: string; readonly children: ComponentChildren }) {
  const looking = useMemo<Looking>(() => {
    const [path = '', search = ''] = address.split('?');
    const told = new URLSearchParams(search);
    const on = told.get('den') ?? '';
    const look: Look = {
      product: told.get('loai') === 'y-te' ? 'health' : 'voluntary',
      known: told.get('biet') === 'khi-do' ? 'then' : 'now',
      ...(dayPattern.test(on) ? { on } : {}),
    };
    return {
      look,
      hrefTo: (room, more = {}) => withQuery(`${HOME}${planPathOf(room)}`, { ...queryOf(look), ...more }),
      change: (next) => goTo(withQuery(path, queryOf({ ...look, ...next }))),
    };
  }, [address]);
  return <LookContext.Provider value={looking}>{children}</LookContext.Provider>;
}

/** The look of the screen around. */
export function useLook(): Looking {
  const looking = useContext(LookContext);
  if (looking === null) throw new Error('A screen of the plan stands outside of <Looking>.');
  return looking;
}

/** The switches of the look: the day, as known then or now, which insurance. */
export function LookSwitches({ on }: { readonly on: string }) {
  const { say } = useVoice();
  const { today } = useOffice();
  const { look, change } = useLook();
  return (
    <>
      <Segments
        label={say('plan.product')}
        segments={(['voluntary', 'health'] as const).map((each) => ({
          value: each,
          label: say(`plan.product.${each}`),
        }))}
        value={look.product}
        onChange={(product) => change({ product })}
      />
      <DayField
        id="look-on"
        label={say('plan.on')}
        value={on}
        max={today}
        onChange={(day) => {
          if (day !== '') change({ on: day });
        }}
      />
      <Segments
        label={say('plan.known')}
        segments={(['then', 'now'] as const).map((each) => ({ value: each, label: say(`plan.known.${each}`) }))}
        value={look.known}
        onChange={(known) => change({ known })}
      />
    </>
  );
}

/** What a screen says of its day: "đến hết ngày 30/11/2025". */
export function useDayText(): (on: string) => string {
  const { say, language } = useVoice();
  return (on) => say('plan.upTo', { day: formatDay(on, language) });
}
