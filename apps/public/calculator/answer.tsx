import { formatMonthFor, formatMonths, Icon, Money, Notice, WhyButton } from '@diemtua/ui';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Advice } from '../advice/advise.ts';
import { Band } from '../frame/band.tsx';
import { later } from '../frame/later.tsx';
import { Listen } from '../frame/listen.tsx';
import { hrefOf } from '../frame/route.ts';
import { useVoice } from '../language/say.tsx';
import { Share } from '../share/share.tsx';
import { nameOfGroup } from './address.ts';
import type { FrameProps } from './calculator.tsx';
import { Career } from './career.tsx';
import { Longer, Methods, Stopped } from './choices.tsx';
import { Comparison } from './comparison.tsx';
import { useDoubts } from './load-reasons.ts';
import type { Part, View } from './draft.ts';
import { LifeLine } from './life-line.tsx';
import type { FieldsProps } from './person-fields.tsx';
import { Told } from './told.tsx';

/** What every answer is given. */
export interface AnswerFrame extends FrameProps, FieldsProps {
  readonly view: View;
  readonly onView: (view: View) => void;
  /** The figures are no longer those of what is written. */
  readonly stale: boolean;
  readonly parts: readonly Part[];
  readonly notice: ComponentChildren;
}

interface AnswerProps extends AnswerFrame {
  readonly advice: Advice;
}

const loadReasons = () => import('./plan-reasons.tsx');
const Reasons = later(() => loadReasons().then((part) => part.PlanReasons));

/** The answer first, then what it rests on. */
export function AnswerScreen(props: AnswerProps) {
  const { head, moved, advice, address, stale, view, notice } = props;
  const { say, dong } = address;
  const { language } = useVoice();
  const { chosen, facts, lawOf } = advice;
  const pays = dong(chosen.pays);
  const title =
    chosen.months === 0
      ? say('answer.titleEnough', { pension: dong(chosen.pension) })
      : say('answer.title', { pays, pension: dong(chosen.pension) });
  const doubts = useDoubts(advice, loadReasons);
  return (
    <>
      <Band head={head} moved={moved} title={title}>
        <Figures {...props} title={title} />
      </Band>
      <main class={stale ? 'column stale-answer' : 'column'}>
        {notice}
        <Nearest {...props} />
        <Told {...props} />
        {advice.career && <Career career={advice.career} plan={chosen} address={address} startIn={facts.startIn} />}
        <section>
          <h2>
            {chosen.months === 0
              ? say('life.headingEnough')
              : say('life.heading', { time: formatMonths(chosen.months, language) })}
          </h2>
          <LifeLine plan={chosen} bornIn={facts.bornIn} startIn={facts.startIn} address={address} />
          <p class="second">{lifeText(props, language)}</p>
        </section>
        {view.open && <Reasons {...reasonsOf(props, view.open)} />}
        {chosen.months > 0 && <Comparison advice={advice} address={address} />}
        <Methods advice={advice} address={address} />
        <Longer advice={advice} address={address} />
        <Meanwhile {...props} />
        <Stopped advice={advice} address={address} />
        <Unsure doubts={doubts} address={address} plan />
        <Share
          address={address}
          stale={stale}
          summary={{
            brand: say('brand'),
            title,
            figures: [
              { before: say('answer.pays'), figure: pays, after: stateText(props) },
              {
                before: say('answer.draws', { month: formatMonthFor(chosen.pensionFrom, language) }),
                figure: dong(chosen.pension),
                after: say('answer.pensionSaid'),
              },
            ],
            lines: [say('life.regain', { time: formatMonths(chosen.monthsToRegain, language) })],
            foot: [say('foot.decides'), say('answer.lawOf', { month: formatMonthFor(lawOf.slice(0, 7), language) })],
          }}
        />
        <Onward address={address} />
        <p class="law-of second small">{say('answer.lawOf', { month: formatMonthFor(facts.startIn, language) })}</p>
      </main>
    </>
  );
}

/** Where to go from an answer. */
export function Onward({ address }: Pick<AnswerFrame, 'address'>) {
  const { say } = address;
  return (
    <section class="onward-links">
      <h2>{say('onward.heading')}</h2>
      <p class="action">
        <a class="button main" href={hrefOf.places}>
          <Icon shape="place" />
          {say('onward.places')}
        </a>
      </p>
      <ul class="links">
        <li>
          <a href={hrefOf.home}>{say('onward.again')}</a>
        </li>
        <li>
          <a href={hrefOf.questions}>{say('more.questions')}</a>
        </li>
        <li>
          <a href={hrefOf.rules}>{say('more.rules')}</a>
        </li>
      </ul>
    </section>
  );
}

/** What the State adds, and what is paid after that. */
function stateText({ advice, address }: Pick<AnswerProps, 'advice' | 'address'>): string {
  const { say, dong } = address;
  const { chosen } = advice;
  if (chosen.stateAdds === 0 || chosen.supportedMonths === 0) return say('answer.stateNone');
  return `${say('answer.stateBefore')} ${dong(chosen.stateAdds)}.`;
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
  const spoken = { pays: dong(chosen.pays), pension: dong(chosen.pension) };
  const toggle = (figure: NonNullable<View['open']>) => () =>
    onView({ ...view, open: view.open === figure ? null : figure });
  return (
    <div class="figures" aria-live="polite">
      <h1 class="spoken" ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p>
        {say(chosen.months === 0 ? 'answer.enough' : 'answer.pays')}{' '}
        <Listen messages={['answer.title']} address={address} values={spoken} />
      </p>
      <div class="figure">
        <Money amount={chosen.months === 0 ? 0 : chosen.pays} stale={stale} />
        {chosen.months > 0 && (
          <WhyButton
            open={view.open === 'payment'}
            controls="why-payment"
            about={dong(chosen.pays)}
            stale={stale}
            onToggle={toggle('payment')}
          />
        )}
      </div>
      <p class="beside-figure">
        {chosen.months === 0 ? (
          say('answer.enoughSaid')
        ) : chosen.supportedMonths > 0 ? (
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
  const { law } = useVoice();
  const { facts, chosen, short } = advice;
  if (facts.aim === 'income' || facts.amount === null) return null;
  if (short !== null)
    return (
      <section>
        <Notice>
          <p>{say('answer.short', { wanted: dong(facts.amount), lowest: dong(chosen.pays) })}</p>
          <p>{say('answer.shortGroups')}</p>
          <ul class="groups">
            {short
              .filter(({ group }) => group !== facts.group)
              .map(({ group, pays }) => (
                <li key={group}>
                  <span>{nameOfGroup(group, law, say)}</span> <b class="unbroken">{dong(pays)}</b>
                </li>
              ))}
          </ul>
        </Notice>
      </section>
    );
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
    say(advice.career === null ? 'life.regain' : 'life.regainMore', { time: time(chosen.monthsToRegain) }),
  ].join(' ');
}

/** The explanation of one of the two figures. */
function reasonsOf({ advice, address, view, onView }: AnswerProps, figure: NonNullable<View['open']>) {
  const { say, dong } = address;
  const { chosen, lowest } = advice;
  const paying = figure === 'payment';
  const income = {
    name: say('why.income'),
    text: dong(chosen.income),
    said: say('why.incomeLimits', { lowest: dong(lowest.income), step: dong(advice.incomeStep) }),
  };
  return {
    answer: advice,
    open: figure,
    figures: [
      {
        rule: paying ? 'payable' : 'monthlyPension',
        amount: dong(paying ? chosen.pays : chosen.pension),
        result: say(paying ? 'why.pays' : 'why.draws'),
      },
    ],
    before: paying ? [income] : [],
    onClose: (): void => onView({ ...view, open: null }),
  };
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
export function Unsure(props: {
  readonly doubts: readonly string[];
  readonly address: AnswerFrame['address'];
  readonly plan?: boolean;
}) {
  const { doubts, address, plan = false } = props;
  const { say } = address;
  const own = plan ? [say('unsure.poverty'), say('unsure.prices'), say('unsure.province')] : [say('unsure.law')];
  return (
    <section>
      <h2>{say('unsure.heading')}</h2>
      <p class="decides">{say('foot.decides')}</p>
      <ul class="unsure">
        {[...own, ...doubts].map((doubt) => (
          <li key={doubt}>{doubt}</li>
        ))}
      </ul>
    </section>
  );
}
