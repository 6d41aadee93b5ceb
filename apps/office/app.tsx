import {
  Dialog,
  formatDay,
  keepSettings,
  recallSettings,
  showSettings,
  Toast,
  usePath,
  type Done,
  type Settings,
  type Vocabulary,
} from '@diemtua/ui';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { callIn, type Call, type Refusal } from './asking/call.ts';
import { OfficeContext, tellBy, type Machine, type Office } from './asking/office.tsx';
import type { Me, Places } from './asking/shapes.ts';
import { keepKeys, recallKeys } from './frame/keys.ts';
import { Rail } from './frame/rail.tsx';
import { NotCome } from './frame/refusal.tsx';
import { HOME, routeAt, type Route } from './frame/route.ts';
import { Screen } from './frame/screen.tsx';
import { Tools, type ToolsProps } from './frame/tools.tsx';
import { Spoken, useVoice } from './language/say.tsx';
import { loadVocabulary } from './language/vocabulary.ts';
import { NewPassword, SecondFactor } from './signing/first-steps.tsx';
import { SignIn, SignInForm } from './signing/sign-in.tsx';

/** The office: how one wants to see it, in which language, and then who comes in. */
export function App({ machine }: { readonly machine: Machine }) {
  const { shelf, system } = machine;
  const [settings, setSettings] = useState(() => recallSettings(shelf));
  const [systemDark, setSystemDark] = useState(system.matches);
  const [vocabulary, setVocabulary] = useState<Vocabulary | null>(null);
  const spoken = useRef(false);
  const [keys, setKeys] = useState(() => recallKeys(shelf));
  const { language } = settings;
  useEffect(() => {
    const follow = (): void => setSystemDark(system.matches);
    system.addEventListener('change', follow);
    return () => system.removeEventListener('change', follow);
  }, [system]);
  useLayoutEffect(() => showSettings(document.documentElement, settings, systemDark), [settings, systemDark]);
  useEffect(() => {
    let wanted = true;
    loadVocabulary(language).then(
      (loaded) => {
        if (!wanted) return;
        spoken.current = true;
        setVocabulary(loaded);
      },
      () => {
        const unloaded = document.getElementById('unloaded');
        // A language that does not come leaves the one before; without any there is nothing to show but this.
        if (unloaded) unloaded.hidden = spoken.current;
      },
    );
    return () => {
      wanted = false;
    };
  }, [language]);
  const onSettings = useCallback(
    (next: Settings) => {
      keepSettings(shelf, next);
      setSettings(next);
    },
    [shelf],
  );
  const onKeys = (on: boolean): void => {
    keepKeys(shelf, on);
    setKeys(on);
  };
  if (vocabulary === null) return null;
  const tools: ToolsProps = { settings, dark: settings.dark ?? systemDark, onSettings, keys, onKeys };
  return (
    <Spoken vocabulary={vocabulary}>
      <div class="dense">
        <Door machine={machine} tools={tools} />
      </div>
    </Spoken>
  );
}

type Came =
  | 'asking'
  | 'nobody'
  | { readonly why: Refusal }
  | { readonly me: Me; readonly places: Places; readonly aheadMs: number };

/** Nobody gets further without having said who they are; whose session ends says it again, and finds everything as it was. */
function Door({ machine, tools }: { readonly machine: Machine; readonly tools: ToolsProps }) {
  const { language } = useVoice();
  const [came, setCame] = useState<Came>('asking');
  const [ended, setEnded] = useState(false);
  const [renewed, setRenewed] = useState(0);
  const call = useMemo(() => callIn(language, () => setEnded(true)), [language]);
  const come = useCallback(async () => {
    const me = await call('GET /api/me');
    if (me.kind === 'refused' && me.status === 401) return setCame('nobody');
    if (me.kind !== 'answered') return setCame({ why: me });
    const places = await call('GET /api/places');
    if (places.kind !== 'answered' && me.value.wants === null) return setCame({ why: places });
    setEnded(false);
    setCame({
      me: me.value,
      places: places.kind === 'answered' ? places.value : { communes: [], units: [] },
      // What is told in a demonstration is told on its day.
      aheadMs: me.value.demonstration ? Date.parse(me.value.now) - machine.now() : 0,
    });
  }, [call, machine]);
  useEffect(() => {
    void come();
  }, [come]);

  if (came === 'asking') return null;
  if (came === 'nobody') return <SignIn call={call} onSignedIn={() => void come()} tools={<Tools {...tools} />} />;
  if ('why' in came) {
    return (
      <main class="alone">
        <NotCome why={came.why} again={() => void come()} />
      </main>
    );
  }
  const { me } = came;
  const leave = (): void => {
    void call('POST /api/sign-out').then(() => {
      history.replaceState(null, '', HOME);
      setCame('nobody');
    });
  };
  if (me.wants !== null) {
    const Step = me.wants === 'new-password' ? NewPassword : SecondFactor;
    return (
      <main class="alone">
        <Step call={call} onDone={() => void come()} />
      </main>
    );
  }
  return (
    <Inside
      machine={machine}
      tools={tools}
      call={call}
      me={me}
      places={came.places}
      aheadMs={came.aheadMs}
      renewed={renewed}
      onSignOut={leave}
    >
      {ended && (
        <Again
          call={call}
          name={me.name}
          onSignedIn={() => {
            setEnded(false);
            setRenewed((value) => value + 1);
          }}
        />
      )}
    </Inside>
  );
}

/** The session is over; what was typed lies untouched behind this. */
function Again({
  call,
  name,
  onSignedIn,
}: {
  readonly call: Call;
  readonly name: string;
  readonly onSignedIn: () => void;
}) {
  const { say } = useVoice();
  return (
    <Dialog id="again" title={say('again.title')} onClose={() => {}}>
      <p>{say('again.said')}</p>
      <SignInForm call={call} name={name} onSignedIn={onSignedIn} />
    </Dialog>
  );
}

interface InsideProps {
  readonly machine: Machine;
  readonly tools: ToolsProps;
  readonly call: Call;
  readonly me: Me;
  readonly places: Places;
  /** How far the books' time is ahead of the machine's. */
  readonly aheadMs: number;
  readonly renewed: number;
  readonly onSignOut: () => void;
  readonly children: preact.ComponentChildren;
}

const firstRooms: Readonly<Record<Me['start'], Route>> = {
  plan: { screen: 'plan', plan: { room: 'board' } },
  users: { screen: 'users' },
  audit: { screen: 'audit', tab: 'viewings' },
  people: { screen: 'people' },
  own: { screen: 'own' },
};

/** The office's own address leads everybody to where the role begins. */
const firstRoomOf = (me: Me, route: Route): Route => (route.screen === 'home' ? firstRooms[me.start] : route);

/** Vietnam has one time zone; the office's day is its day. */
const dayInVietnam = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });

/** The rail, and the room that one is in. */
function Inside({ machine, tools, call, me, places, aheadMs, renewed, onSignOut, children }: InsideProps) {
  const { say, language } = useVoice();
  const path = usePath(HOME);
  const several = me.units !== 'all' && me.units.length > 1 ? me.units : null;
  const [unit, setUnit] = useState(several?.[0]);
  const [done, setDone] = useState<Done | null>(null);
  const route = firstRoomOf(me, routeAt(path));
  const gone = useCallback(() => setDone(null), []);
  const office = useMemo<Office>(
    () => ({
      me,
      places,
      today: dayInVietnam.format(new Date(me.now)),
      call,
      renewed,
      command: (rest) => ({
        ...rest,
        id: machine.newId<'command'>(),
        madeAt: new Date(machine.now() + aheadMs).toISOString(),
      }),
      newId: machine.newId,
      unit,
      tell: (command) => tellBy(call, command, unit),
      may: (act) => me.acts.includes(act),
      done: (told) => setDone({ ...told, id: machine.newId() }),
    }),
    [me, places, machine, aheadMs, call, renewed, unit],
  );
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [path]);
  return (
    <OfficeContext.Provider value={office}>
      <a class="skip" href="#room">
        {say('rail.skip')}
      </a>
      <div class="office">
        <Rail route={route} address={path} onSignOut={onSignOut} onUnit={several && setUnit} {...tools} />
        <main id="room" tabIndex={-1}>
          {me.demonstration && (
            <p class="own-day">{say('demonstration.day', { day: formatDay(office.today, language) })}</p>
          )}
          <Screen route={route} address={path} />
        </main>
      </div>
      <Toast done={done} onGone={gone} />
      {children}
    </OfficeContext.Provider>
  );
}
