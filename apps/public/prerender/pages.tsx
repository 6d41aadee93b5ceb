import { parameterPages, QUESTIONS, rulePages } from '@diemtua/law';
import { words as law } from '@diemtua/law/words/vi';
import type { Messages } from '@diemtua/ui';
import { words as ui } from '@diemtua/ui/words/vi';
import { renderToString } from 'preact-render-to-string';
import { BookScreen } from '../book-app.tsx';
import { addressTo } from '../calculator/address.ts';
import { isPlan, startingDraft, startingView, WAYS } from '../calculator/draft.ts';
import { PlanWay } from '../calculator/plan-way.tsx';
import { RightWay } from '../calculator/right-way.tsx';
import { Band } from '../frame/band.tsx';
import { Foot } from '../frame/foot.tsx';
import { Head } from '../frame/head.tsx';
import { hrefOf, routeAt } from '../frame/route.ts';
import { Home } from '../home/home.tsx';
import { Spoken, voiceOf, type Vocabulary } from '../language/say.tsx';
import vi from '../words/vi.json';

/** A page as it is read before any script has run. */
interface Page {
  readonly path: string;
  /** By which of the apps it is taken over. */
  readonly app: 'starts' | 'book' | 'record';
  /** Which kind of start it is, or none. */
  readonly start: 'plan' | 'right' | null;
  readonly title: string;
  readonly description: string;
  readonly html: string;
}

const vocabulary: Vocabulary = { language: 'vi', messages: vi as unknown as Messages, ui, law };
const { say } = voiceOf(vocabulary);
const address = addressTo('', say, 'vi');
const settings = { language: 'vi', large: false, dark: null } as const;
const head = <Head settings={settings} dark={false} onSettings={() => {}} />;

/** A start to which nobody has said anything yet: its first question. */
const untouched = { moved: false, view: startingView, notice: null, onDraft: () => {}, onView: () => {} } as const;

function bookPage(path: string, title: string, description: string, today: string): Page {
  const html = renderToString(
    <Spoken vocabulary={vocabulary}>
      <BookScreen route={routeAt(path)} head={head} moved={false} today={today} />
      <Foot lawOf={today} current={path} />
    </Spoken>,
  );
  return { path, app: 'book', start: null, title, description, html };
}

/** Every page that needs no person: the first one, the starts, every rule, every legal number, every question. */
export function pages(today: string): readonly Page[] {
  const starts = renderToString(
    <Spoken vocabulary={vocabulary}>
      <Home head={head} moved={false} />
      <Foot lawOf={today} current={hrefOf.home} />
    </Spoken>,
  );
  const ways = WAYS.map((way) => {
    const title = say(`way.${way}`);
    const description = say(`way.${way}.lead`);
    const Way = isPlan(way) ? PlanWay : RightWay;
    const draft = startingDraft(today, way);
    const html = renderToString(
      <Spoken vocabulary={vocabulary}>
        <Way {...untouched} {...{ head, today, draft }} />
        <Foot lawOf={today} current={hrefOf.way(way)} />
      </Spoken>,
    );
    return {
      path: hrefOf.way(way),
      app: 'starts',
      start: isPlan(way) ? 'plan' : 'right',
      title,
      description,
      html,
    } as const;
  });
  const record = renderToString(
    <Spoken vocabulary={vocabulary}>
      <Band head={head} moved={false} title={say('mine.title')} lead={say('mine.lead')} />
      <main class="column">
        <section>
          <p class="second">{say('mine.loading')}</p>
        </section>
      </main>
      <Foot lawOf={today} current={hrefOf.record} kept />
    </Spoken>,
  );
  return [
    {
      path: hrefOf.home,
      app: 'starts',
      start: null,
      title: say('home.title'),
      description: address.say('home.lead'),
      html: starts,
    },
    ...ways,
    {
      path: hrefOf.record,
      app: 'record',
      start: null,
      title: say('mine.title'),
      description: say('mine.lead'),
      html: record,
    },
    bookPage(hrefOf.questions, say('questions.title'), say('questions.lead'), today),
    ...QUESTIONS.map((name) =>
      bookPage(hrefOf.question(name), say(`question.${name}` as 'question.goal'), say('questions.lead'), today),
    ),
    bookPage(hrefOf.rules, say('rules.title'), say('rules.lead'), today),
    ...rulePages(law).map(({ id, name, cite }) =>
      bookPage(hrefOf.rule(id), name, [say('rules.lead'), ...cite].join(' '), today),
    ),
    bookPage(hrefOf.parameters, say('parameters.title'), say('parameters.lead'), today),
    ...parameterPages(law).map(({ id, name }) => bookPage(hrefOf.parameter(id), name, say('parameters.lead'), today)),
  ];
}

/** When each legal number was last compared with its source. */
export const checked = (): Readonly<Record<string, string>> =>
  Object.fromEntries(parameterPages(law).map((page) => [page.id, page.checked]));
