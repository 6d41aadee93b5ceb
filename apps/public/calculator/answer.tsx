import { Explanation, formatMonthFor, formatMonths, Icon, Money, Notice, WhyButton, type OwnStep } from '@diemtua/ui';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Advice } from '../advice/advise.ts';
import { useBook } from '../book/use-book.ts';
import { Band } from '../frame/band.tsx';
import { hrefOf } from '../frame/route.ts';
import { useVoice } from '../language/say.tsx';
import type { FrameProps } from './calculator.tsx';
import { Comparison } from './comparison.tsx';
import type { View } from './draft.ts';
import { LifeLine } from './life-line.tsx';
import type { FieldsProps } from './person-fields.tsx';
import { Told } from './told.tsx';

interface AnswerProps extends FrameProps, FieldsProps {
  readonly advice: Advice;
  readonly view: View;
  readonly onView: (view: View) => void;
  /** The figures are no longer those of what is written. */
  readonly stale: boolean;
}

/** The answer first, then what it rests on. */
export function AnswerScreen(props: AnswerProps) {
  const { head, moved, advice, address, stale, view } = props;
  const { say, dong } = address;
  const { language } = useVoice();
  const { chosen, facts } = advice;
  const title = say('answer.title', { pays: dong(chosen.pays), pension: dong(chosen.pension) });
  return (
    <>
      <Band head={head} moved={moved} title={title}>
        <Figures {...props} title={title} />
      </Band>
      <main class={stale ? 'column stale-answer' : 'column'}>
        <Nearest {...props} />
        <Told {...props} />
        <section>
          <h2>{say('life.heading', { time: formatMonths(chosen.months, language) })}</h2>
          <LifeLine plan={chosen} bornIn={facts.bornIn} startIn={facts.startIn} address={address} />
          <p class="second">{lifeText(props, language)}</p>
        </section>
        {view.open && <Reasons {...props} figure={view.open} />}
        <Comparison advice={advice} address={address} />
        <Meanwhile {...props} />
        <section>
          <h2>{say('stop.heading')}</h2>
          <p class="second">{say('stop.text')}</p>
        </section>
        <Unsure {...props} />
        <section>
          <h2>{say('more.heading')}</h2>
          <ul class="links">
            <li>
              <a href={hrefOf.questions}>{say('more.questions')}</a>
            </li>
            <li>
              <a href={hrefOf.rules}>{say('more.rules')}</a>
            </li>
          </ul>
        </section>
        <p class="law-of second small">{say('answer.lawOf', { month: formatMonthFor(facts.startIn, language) })}</p>
      </main>
    </>
  );
}

/** The two figures of the page: what is paid, and what is drawn from when. */
function Figures({ advice, address, stale, view, onView, title }: AnswerProps & { readonly title: string }) {
  const { language } = useVoice();
  const { say, dong } = address;
  const { chosen } = advice;
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  const toggle = (figure: NonNullable<View['open']>) => () =>
    onView({ ...view, open: view.open === figure ? null : figure });
  return (
    <div class="figures" aria-live="polite">
      <h1 class="spoken" ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p>{say('answer.pays')}</p>
      <div class="figure">
        <Money amount={chosen.pays} stale={stale} />
        <WhyButton
          open={view.open === 'payment'}
          controls="why-payment"
          about={dong(chosen.pays)}
          stale={stale}
          onToggle={toggle('payment')}
        />
      </div>
      <p class="beside-figure">
        {chosen.supportedMonths > 0 ? (
          <>
            {say('answer.stateBefore')} <b>{dong(chosen.stateAdds)}</b>{' '}
            {say('answer.stateAfter', { time: formatMonths(chosen.supportedMonths, language) })}
          </>
        ) : (
          say('answer.stateNone')
        )}
        {chosen.supportedMonths > 0 && chosen.supportedMonths < chosen.months && (
          <> {say('answer.later', { amount: dong(chosen.paysLater) })}</>
        )}
      </p>
      <div class="then" aria-hidden="true">
        <i />
        <Icon shape="open" size={18} />
        <i />
      </div>
      <p>{say('answer.draws', { month: formatMonthFor(chosen.pensionFrom, language) })}</p>
      <div class="figure gold">
        <Money amount={chosen.pension} stale={stale} />
        <WhyButton
          open={view.open === 'pension'}
          controls="why-pension"
          about={dong(chosen.pension)}
          stale={stale}
          onToggle={toggle('pension')}
        />
      </div>
      <p class="beside-figure">{say('answer.pensionSaid')}</p>
    </div>
  );
}

/** What was asked for is rarely a legal amount to the đồng: this says which one is the nearest. */
function Nearest({ advice, address }: AnswerProps) {
  const { say, dong } = address;
  const { facts, chosen } = advice;
  if (facts.aim === 'income') return null;
  const got = facts.aim === 'pay' ? chosen.pays : chosen.pension;
  if (got === facts.amount) return null;
  return (
    <section>
      <Notice>
        <p>
          {say(`answer.nearest.${facts.aim}`, { wanted: dong(facts.amount) })} <b class="unbroken">{dong(got)}</b>.
        </p>
      </Notice>
    </section>
  );
}

function lifeText({ advice, address }: AnswerProps, language: Parameters<typeof formatMonths>[1]): string {
  const { say, dong } = address;
  const { chosen } = advice;
  const time = (months: number): string => formatMonths(months, language);
  const alone = chosen.months - chosen.supportedMonths;
  return [
    ...(chosen.supportedMonths > 0 ? [say('life.shared', { time: time(chosen.supportedMonths) })] : []),
    ...(alone > 0 && chosen.supportedMonths > 0
      ? [say('life.alone', { time: time(alone), amount: dong(chosen.paysLater) })]
      : []),
    say('life.regain', { time: time(chosen.monthsToRegain) }),
  ].join(' ');
}

/** The explanation of one of the two figures. */
function Reasons(props: AnswerProps & { readonly figure: NonNullable<View['open']> }) {
  const { advice, address, view, onView, figure } = props;
  const { say, dong } = address;
  const book = useBook();
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const head = place.current?.querySelector<HTMLElement>('h3');
    place.current?.scrollIntoView({ block: 'start', behavior: 'smooth' });
    head?.focus({ preventScroll: true });
  }, [figure]);
  const { chosen, lowest } = advice;
  const chosenIncome: OwnStep = {
    name: say('why.income'),
    text: dong(chosen.income),
    said: say('why.incomeLimits', { lowest: dong(lowest.income), step: advice.incomeStep }),
  };
  const paying = figure === 'payment';
  const close = (): void => onView({ ...view, open: null });
  return (
    <div ref={place} class="reasons">
      <Explanation
        id={`why-${figure}`}
        rule={paying ? 'payable' : 'monthlyPension'}
        steps={paying ? advice.payment : advice.drawing}
        amount={dong(paying ? chosen.pays : chosen.pension)}
        before={paying ? [chosenIncome] : []}
        result={say(paying ? 'why.pays' : 'why.draws')}
        lawOf={advice.lawOf}
        book={book}
        onClose={close}
      />
    </div>
  );
}

/** Rights that one has while paying. */
function Meanwhile({ advice, address }: AnswerProps) {
  const { say, dong } = address;
  const { maternity, funeral } = advice;
  if (maternity === null && funeral === null) return null;
  return (
    <section>
      <h2>{say('meanwhile.heading')}</h2>
      <ul class="rights">
        {maternity && (
          <li>
            <Icon shape="child" size={22} />
            <b>{say('meanwhile.child')}</b>
            <b class="so">{dong(maternity.amount)}</b>
            <p>{say('meanwhile.childSaid', { months: maternity.months })}</p>
          </li>
        )}
        {funeral && (
          <li>
            <Icon shape="family" size={22} />
            <b>{say('meanwhile.death')}</b>
            <b class="so">{dong(funeral.amount)}</b>
            <p>{say('meanwhile.deathSaid', { months: funeral.months })}</p>
          </li>
        )}
      </ul>
    </section>
  );
}

/** What is assumed, and what the sources leave open. */
function Unsure({ advice, address }: AnswerProps) {
  const { say } = address;
  const own = [say('unsure.poverty'), say('unsure.prices'), say('unsure.province')];
  return (
    <section>
      <h2>{say('unsure.heading')}</h2>
      <ul class="unsure">
        {[...own, ...advice.doubts].map((doubt) => (
          <li key={doubt}>{doubt}</li>
        ))}
      </ul>
    </section>
  );
}
