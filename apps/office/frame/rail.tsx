import { Icon, Mark, type Shape } from '@diemtua/ui';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useOffice } from '../asking/office.tsx';
import { useVoice, type MessageId } from '../language/say.tsx';
import { planPathOf, type PlanRoom } from '../plan/plan-route.ts';
import { HOME, hrefOf, type Route } from './route.ts';
import { Tools, type ToolsProps } from './tools.tsx';

/** A room of the office: where it is, and who has work in it. */
interface Room {
  readonly screen: Route['screen'];
  readonly href: string;
  readonly shape: Shape;
  readonly name: MessageId;
  readonly act: string;
  /** Which room of the plan. */
  readonly plan?: PlanRoom;
  /** Begins a group. */
  readonly apart?: true;
}

const planRoom = (plan: PlanRoom, shape: Shape, name: MessageId, act = 'plan.see'): Room => ({
  screen: 'plan',
  plan,
  href: `${HOME}${planPathOf(plan)}`,
  shape,
  name,
  act,
});

const rooms: readonly Room[] = [
  planRoom({ room: 'board' }, 'house', 'room.board'),
  planRoom({ room: 'plan' }, 'flag', 'room.plan'),
  planRoom({ room: 'scenario' }, 'trend', 'room.scenario'),
  planRoom({ room: 'places' }, 'map', 'room.places'),
  planRoom({ room: 'hard' }, 'slope', 'room.hard'),
  planRoom({ room: 'list', list: 'due' }, 'clock', 'room.due', 'people.see'),
  planRoom({ room: 'reports' }, 'paper', 'room.reports'),
  { screen: 'people', href: hrefOf.people, shape: 'family', name: 'room.people', act: 'people.see', apart: true },
  { screen: 'declare', href: hrefOf.declare(), shape: 'plus', name: 'room.declare', act: 'money.take' },
  { screen: 'requests', href: hrefOf.requests(), shape: 'pen', name: 'room.requests', act: 'requests.answer' },
  { screen: 'calling', href: hrefOf.calling, shape: 'phone', name: 'room.calling', act: 'leads.handle' },
  { screen: 'receipts', href: hrefOf.receipts, shape: 'receipt', name: 'room.receipts', act: 'receipts.see' },
  { screen: 'batches', href: hrefOf.batches, shape: 'tray', name: 'room.batches', act: 'ledger.see', apart: true },
  { screen: 'bank', href: hrefOf.bank(), shape: 'cash', name: 'room.bank', act: 'bank.match' },
  { screen: 'suspense', href: hrefOf.suspense(), shape: 'question', name: 'room.suspense', act: 'money.settle' },
  { screen: 'alike', href: hrefOf.alike, shape: 'pair', name: 'room.alike', act: 'people.merge' },
  {
    screen: 'collectors',
    href: hrefOf.collectors,
    shape: 'person',
    name: 'room.collectors',
    act: 'collectors.see',
    apart: true,
  },
  { screen: 'ledger', href: hrefOf.ledger, shape: 'book', name: 'room.ledger', act: 'ledger.see' },
  { screen: 'users', href: hrefOf.users, shape: 'key', name: 'room.users', act: 'users.see' },
  { screen: 'audit', href: hrefOf.audit(), shape: 'lock', name: 'room.audit', act: 'audit.see' },
];

/** The room that a screen belongs to, where it is none itself. */
const homeOf: Readonly<Partial<Record<Route['screen'], Route['screen']>>> = {
  person: 'people',
  imports: 'people',
  rates: 'collectors',
  points: 'collectors',
  import: 'people',
  receipt: 'receipts',
  books: 'receipts',
  batch: 'batches',
};

/** The room of the plan that a page of it belongs to. */
const planHomeOf: Readonly<Partial<Record<PlanRoom['room'], PlanRoom['room']>>> = {
  place: 'places',
  watch: 'places',
  forecast: 'scenario',
  sprint: 'scenario',
  spread: 'hard',
  snapshot: 'reports',
  notes: 'reports',
};

/** Whether a room is the one that one is in. */
function isCurrent(room: Room, route: Route): boolean {
  if (route.screen === 'plan') return room.plan?.room === (planHomeOf[route.plan.room] ?? route.plan.room);
  return room.screen === (homeOf[route.screen] ?? route.screen);
}

/** The whole list of rooms, by which its button names it. */
const FOLDED = 'rooms';

interface RailProps extends ToolsProps {
  readonly route: Route;
  /** Where one is: the list folds when one goes elsewhere. */
  readonly address: string;
  readonly onSignOut: () => void;
  /** Chooses in whose books one works; null: there is one only. */
  readonly onUnit: ((unit: string) => void) | null;
}

/**
 * The indigo rail: the rooms in which one has work, who is signed in, and how one wants to see it. In a narrow window it is one line, with the
 * room's name and a button that opens the rest.
 */
export function Rail({ route, address, onSignOut, onUnit, ...tools }: RailProps) {
  const { say } = useVoice();
  const { me, may, places, unit } = useOffice();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => setOpen(false), [address]);
  const units = me.units === 'all' ? [] : places.units.filter(({ code }) => me.units.includes(code));
  const mine = rooms.filter(({ act }) => may(act));
  const here = mine.find((room) => isCurrent(room, route));
  // Before the list is seen: who presses Escape at once is heard.
  useLayoutEffect(() => {
    if (!open) return undefined;
    const leave = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener('keydown', leave);
    return () => document.removeEventListener('keydown', leave);
  }, [open]);
  /** Whoever chose a room goes on in it: the link that was pressed folds away. */
  const enter = (): void => {
    if (!open) return;
    setOpen(false);
    document.getElementById('room')?.focus({ preventScroll: true });
  };
  return (
    <header class="rail band">
      <div class="rail-line">
        <a class="brand" href={HOME} aria-label={say('brand')}>
          <Mark />
          <b>{say('brand')}</b>
        </a>
        <span class="rail-here">{say(here?.name ?? 'brand')}</span>
        <button
          ref={button}
          type="button"
          class="rail-fold"
          aria-expanded={open}
          aria-controls={FOLDED}
          onClick={() => setOpen(!open)}
        >
          {say('rail.label')}
          <Icon shape={open ? 'opened' : 'open'} size={18} />
        </button>
      </div>
      <div id={FOLDED} class={open ? 'rail-rooms open' : 'rail-rooms'}>
        <nav aria-label={say('rail.label')}>
          <ul>
            {mine.map((room) => (
              <li key={room.href} class={room.apart ? 'apart' : undefined}>
                <a href={room.href} onClick={enter} aria-current={room === here ? 'page' : undefined}>
                  <Icon shape={room.shape} size={18} />
                  <span>{say(room.name)}</span>
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div class="who">
          <p>
            <a class="own" href={hrefOf.own} onClick={enter} aria-current={route.screen === 'own' ? 'page' : undefined}>
              {me.fullName}
            </a>
            <span>{say(`role.${me.role}`)}</span>
            {onUnit === null && (
              <span>{units.length > 0 ? units.map(({ name }) => name).join(', ') : say('rail.wholeProvince')}</span>
            )}
          </p>
          {onUnit && (
            <label class="unit">
              <span class="spoken">{say('rail.unit')}</span>
              <select value={unit} onChange={(event) => onUnit(event.currentTarget.value)}>
                {units.map(({ code, name }) => (
                  <option key={code} value={code}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          )}
          <Tools {...tools} />
          <button type="button" class="sign-out" onClick={onSignOut}>
            <Icon shape="out" size={18} />
            <span>{say('rail.signOut')}</span>
          </button>
        </div>
      </div>
    </header>
  );
}
