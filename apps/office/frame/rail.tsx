import { Icon, Mark, type Shape } from '@diemtua/ui';
import { useOffice } from '../asking/office.tsx';
import { useVoice, type MessageId } from '../language/say.tsx';
import { HOME, hrefOf, type Route } from './route.ts';
import { Tools, type ToolsProps } from './tools.tsx';

/** A room of the office: where it is, and who has work in it. */
interface Room {
  readonly screen: Route['screen'];
  readonly href: string;
  readonly shape: Shape;
  readonly name: MessageId;
  readonly act: string;
  /** Begins a group. */
  readonly apart?: true;
}

const rooms: readonly Room[] = [
  { screen: 'people', href: hrefOf.people, shape: 'family', name: 'room.people', act: 'people.see' },
  { screen: 'declare', href: hrefOf.declare(), shape: 'plus', name: 'room.declare', act: 'money.take' },
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
  import: 'people',
  receipt: 'receipts',
  books: 'receipts',
  batch: 'batches',
};

interface RailProps extends ToolsProps {
  readonly route: Route;
  readonly onSignOut: () => void;
}

/** The indigo rail: the rooms in which one has work, who is signed in, and how one wants to see it. */
export function Rail({ route, onSignOut, ...tools }: RailProps) {
  const { say } = useVoice();
  const { me, may, places } = useOffice();
  const current = homeOf[route.screen] ?? route.screen;
  const units = me.units === 'all' ? [] : places.units.filter(({ code }) => me.units.includes(code));
  return (
    <header class="rail band">
      <a class="brand" href={HOME}>
        <Mark />
        <b>{say('brand')}</b>
      </a>
      <nav aria-label={say('rail.label')}>
        <ul>
          {rooms
            .filter(({ act }) => may(act))
            .map((room) => (
              <li key={room.href} class={room.apart ? 'apart' : undefined}>
                <a href={room.href} aria-current={room.screen === current ? 'page' : undefined}>
                  <Icon shape={room.shape} size={18} />
                  <span>{say(room.name)}</span>
                </a>
              </li>
            ))}
        </ul>
      </nav>
      <div class="who">
        <p>
          <b>{me.fullName}</b>
          <span>{say(`role.${me.role}`)}</span>
          <span>{units.length > 0 ? units.map(({ name }) => name).join(', ') : say('rail.wholeProvince')}</span>
        </p>
        <Tools {...tools} />
        <button type="button" class="sign-out" onClick={onSignOut}>
          <Icon shape="out" size={18} />
          <span>{say('rail.signOut')}</span>
        </button>
      </div>
    </header>
  );
}
