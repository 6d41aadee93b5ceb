import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { isPlan, onWay, startingDraft, startingView, type Draft, type View, type Way } from './calculator/draft.ts';
import { LinkNotice, type LinkState } from './calculator/link-notice.tsx';
import type { Given } from './frame/begin.tsx';
import { isEmbedded } from './frame/embedded.ts';
import { Foot } from './frame/foot.tsx';
import { later, loadBefore } from './frame/later.tsx';
import { isUnreached, NoNetwork } from './frame/no-network.tsx';
import { Nowhere } from './frame/nowhere.tsx';
import { routeAt, usePath, type Route } from './frame/route.ts';
import { Shell, useMoved } from './frame/shell.tsx';
import { Home } from './home/home.tsx';
import { readLink, writeLink } from './share/link.ts';

const loadPlan = () => import('./calculator/plan-way.tsx').then((part) => part.PlanWay);
const loadRight = () => import('./calculator/right-way.tsx').then((part) => part.RightWay);
const PlanWay = later(loadPlan);
const RightWay = later(loadRight);

/** Loads what the screen at an address is made of: the first page needs no law. */
export async function loadFirst(path: string): Promise<void> {
  const route = routeAt(path);
  if (route.screen === 'way') await loadBefore(isPlan(route.way) ? loadPlan : loadRight);
}

/** Loads the rest, once the first page is there; whoever is asking already leaves the network to the answer. */
export async function loadRest(path: string): Promise<void> {
  if (routeAt(path).screen !== 'home') return;
  await loadBefore(loadPlan);
  await loadBefore(loadRight);
}

/** The app of the six starts: one frame, and a screen for each address. */
export function App({ today, ...given }: Given) {
  const path = usePath('starts');
  const moved = useMoved(path);
  const route = routeAt(path);
  const asked = useAsked(route.screen === 'way' ? route.way : null, today);
  return (
    <Shell {...given}>
      {(head) => (
        <>
          <Screen key={Object.values(route).join(' ')} {...{ route, head, asked, moved }} />
          <Foot lawOf={asked?.lawOf ?? today} current={path} embedded={isEmbedded()} />
        </>
      )}
    </Shell>
  );
}

/** What was written and answered on the way that is open, and the law of which day it is asked by. */
interface Asked {
  readonly draft: Draft;
  readonly setDraft: (draft: Draft) => void;
  readonly view: View;
  readonly setView: (view: View) => void;
  readonly lawOf: string;
  readonly link: LinkState | null;
  readonly useToday: () => void;
}

interface Kept {
  readonly draft: Draft;
  readonly view: View;
  readonly lawOf: string;
  readonly link: LinkState | null;
}

/** Which reasons were open when the person went to another page, so that they are when she comes back. */
function keptOpen(): View['open'] {
  const kept = (history.state as { readonly open?: unknown } | null)?.open;
  return kept === 'payment' || kept === 'pension' || kept === 'right' ? kept : null;
}

/** What an address brings: a whole answer in its link, or a fresh start. */
function open(way: Way, today: string, before: Kept | null): Kept {
  const told = readLink(location.hash.slice(1));
  if (told !== null && told !== 'changed' && told.draft.way === way) {
    const older = told.lawOf < today;
    const lawOf = older ? told.lawOf : today;
    const view: View = { ...startingView, done: told.done, answered: told.done.length > 0, open: keptOpen() };
    return { draft: told.draft, view, lawOf, link: older ? 'older' : null };
  }
  const draft = before ? onWay(before.draft, way, today) : startingDraft(today, way);
  return { draft, view: startingView, lawOf: today, link: told === null ? null : 'changed' };
}

/** Keeps what is written while one looks elsewhere, and holds the address of an answer to what is answered. */
function useAsked(way: Way | null, today: string): Asked | null {
  const [kept, setKept] = useState<Kept | null>(null);
  const current = useMemo(() => {
    if (way === null) return null;
    return kept?.draft.way === way ? kept : open(way, today, kept);
  }, [way, kept, today]);
  useEffect(() => {
    if (current !== null && current !== kept) setKept(current);
  }, [current, kept]);
  useEffect(() => {
    const follow = (): void => {
      if (way !== null) setKept(open(way, today, null));
    };
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [way, today]);
  useEffect(() => {
    if (current === null) return;
    const { draft, view, lawOf } = current;
    const hash = view.answered ? `#${writeLink({ draft, done: view.done, lawOf })}` : '';
    if (location.hash !== hash || keptOpen() !== view.open)
      history.replaceState({ open: view.open }, '', `${location.pathname}${location.search}${hash}`);
  }, [current]);
  return useMemo(() => {
    if (current === null) return null;
    const change = (next: Partial<Kept>): void => setKept((now) => ({ ...(now ?? current), ...next }));
    const { start } = startingDraft(today);
    return {
      ...current,
      setDraft: (draft) => change({ draft }),
      setView: (view) => change({ view }),
      useToday: () => change({ lawOf: today, link: null, draft: { ...current.draft, start } }),
    };
  }, [current, today]);
}

interface ScreenProps {
  readonly route: Route;
  readonly head: ComponentChildren;
  readonly asked: Asked | null;
  readonly moved: boolean;
}

function Screen({ route, head, asked, moved }: ScreenProps) {
  if (route.screen === 'home') return <Home head={head} moved={moved} />;
  if (route.screen !== 'way' && isUnreached()) return <NoNetwork head={head} moved={moved} route={route} />;
  if (route.screen !== 'way' || asked === null) return <Nowhere head={head} moved={moved} />;
  const { draft, setDraft, view, setView, lawOf, link, useToday } = asked;
  const notice = link === null ? null : <LinkNotice state={link} lawOf={lawOf} onToday={useToday} />;
  const Way = isPlan(draft.way) ? PlanWay : RightWay;
  return <Way {...{ head, moved, draft, view, notice }} today={lawOf} onDraft={setDraft} onView={setView} />;
}
