import { Asking } from './asking/asking.tsx';
import { Questions } from './asking/questions.tsx';
import { ParameterScreen } from './book/parameter-screen.tsx';
import { Parameters } from './book/parameters.tsx';
import { RuleScreen } from './book/rule-screen.tsx';
import { Rules } from './book/rules.tsx';
import type { FrameProps } from './calculator/calculator.tsx';
import type { Given } from './frame/begin.tsx';
import { Foot } from './frame/foot.tsx';
import { Nowhere } from './frame/nowhere.tsx';
import { routeAt, usePath, type Route } from './frame/route.ts';
import { Shell, useMoved } from './frame/shell.tsx';

/** The law itself: every rule and every legal number by its own page, and any question that the law answers. */
export function BookApp({ today, ...given }: Given) {
  const path = usePath('book');
  const moved = useMoved(path);
  const route = routeAt(path);
  return (
    <Shell {...given}>
      {(head) => (
        <>
          <BookScreen key={Object.values(route).join(' ')} {...{ route, head, today, moved }} />
          <Foot lawOf={today} current={path} />
        </>
      )}
    </Shell>
  );
}

/** The screen of an address of the book. */
export function BookScreen({ route, today, ...frame }: FrameProps & { readonly route: Route; readonly today: string }) {
  switch (route.screen) {
    case 'questions':
      return <Questions {...frame} />;
    case 'question':
      return <Asking {...frame} name={route.name} today={today} />;
    case 'rules':
      return <Rules {...frame} />;
    case 'rule':
      return <RuleScreen {...frame} id={route.id} />;
    case 'parameters':
      return <Parameters {...frame} today={today} />;
    case 'parameter':
      return <ParameterScreen {...frame} id={route.id} />;
    default:
      return <Nowhere {...frame} />;
  }
}
