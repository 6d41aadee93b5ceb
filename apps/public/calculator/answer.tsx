import { formatMonthFor, formatMonths, formatNumber, Icon, Money, Notice, WhyButton } from '@diemtua/ui';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Advice, Beside } from '../advice/advise.ts';
import { Band } from '../frame/band.tsx';
import { later } from '../frame/later.tsx';
import { Listen } from '../frame/listen.tsx';
import { hrefOf } from '../frame/route.ts';
import { useVoice } from '../language/say.tsx';
import { Share } from '../share/share.tsx';
import { nameOfGroup } from './address.ts';
import type { FrameProps } from './calculator.tsx';
import { Career } from './career.tsx';
import { Combined, Methods, Stopped } from './choices.tsx';
import { Comparison } from './comparison.tsx';
import { useDoubts } from './load-reasons.ts';
import type { Part, View } from './draft.ts';
import { LifeLine } from './life-line.tsx';
import type { FieldsProps } from './person-fields.tsx';
import { useOpening } from './opening.tsx';
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

/**
 * The answer before, until the two figures of the newest are drawn, and none before the first: what stands below them is worked out and drawn after that.
 */
function useBelow(newest: Advice): Advice | null {
  const [below, setBelow] = useState<Advice | null>(null);
  useEffect(() => {
    const soon = setTimeout(() => setBelow(newest));
    return () => clearTimeout(soon);
  }, [newest]);
  return below;
}

/** The answer first, then what it rests on. */
export function AnswerScreen(props: AnswerProps) {
  const { head, moved, advice, address, stale, notice } = props;
  const below = useBelow(advice);
  const { say, dong } = address;
  const { chosen } = advice;
  const title =
    chosen.months === 0
      ? say('answer.titleEnough', { pension: dong(chosen.pension) })
      : say('answer.title', { pays: dong(chosen.pays), pension: dong(chosen.pension) });
  return (
    <>
      <Band head={head} moved={moved} title={title}>
        <Figures {...props} title={title} />
      </Band>
      <main class={below === null ? 'column coming' : stale || below !== advice ? 'column stale-answer' : 'column'}>
        {notice}
        <Nearest {...props} />
        <Told {...props} />
        {below && <Below {...props} below={below} title={title} />}
      </main>
    </>
  );
}

/** What stands below what was told: the life line, the reasons that are open, the tables, and the ways on. */
function Below(props: AnswerProps & { readonly below: Advice; readonly title: string }) {
  const { advice, below, title, address, stale, view } = props;
  const { say, dong } = address;
  const { language } = useVoice();
  const { chosen, facts, lawOf } = advice;
  const doubts = useDoubts(below, loadReasons);
  // The same elements as long as nothing in them changes: a key that is pressed draws none of them anew.
  const life = useMemo(() => <Life advice={below} address={address} />, [below, address]);
  const tables = useMemo(() => <Tables advice={below} address={address} />, [below, address]);
  return (
    <>
      {life}
      {view.open && <Reasons {...reasonsOf({ ...props, advice: below }, view.open)} />}
      {tables}
      <Unsure doubts={doubts} address={address} plan />
      <Share
        address={address}
        stale={stale}
        summary={{
          brand: say('brand'),
          title,
          figures: [
            { before: say('answer.pays'), figure: dong(chosen.pays), after: stateText(props) },
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
    </>
  );
}

type BelowProps = Pick<AnswerProps, 'advice' | 'address'>;

/** Where somebody stands, and the line of her life. */
function Life({ advice, address }: BelowProps) {
  const { say } = address;
  const { language } = useVoice();
  const { chosen, facts, career, lawOf } = advice;
  return (
    <>
      {career && <Career career={career} plan={chosen} address={address} startIn={facts.startIn} lawOf={lawOf} />}
      <section>
        <h2>
          {chosen.months === 0
            ? say('life.headingEnough')
            : say('life.heading', { time: formatMonths(chosen.months, language) })}
        </h2>
        <LifeLine plan={chosen} bornIn={facts.bornIn} startIn={facts.startIn} address={address} />
        <p class="second">{lifeText({ advice, address }, language)}</p>
      </section>
    </>
  );
}

/** Everything that stands beside the answer. */
function Tables({ advice, address }: BelowProps) {
  const beside = advice.beside();
  return (
    <>
      {advice.chosen.months > 0 && <Comparison advice={advice} address={address} />}
      <Methods {...{ advice, address }} methods={beside.methods} />
      <Combined advice={advice} address={address} />
      <Meanwhile {...{ advice, address, beside }} />
      <Stopped {...{ advice, address }} stopped={beside.stopped} />
    </>
  );
}

/** Where to go from an answer. */
export function Onward({ address }: Pick<AnswerFrame, 'address'>) {
  const { say } = address;
  const { language } = useVoice();
  return (
    <section class="onward-links">
      <h2>{say('onward.heading')}</h2>
      <p class="action">
        <a class="button main" href={hrefOf.places(language)}>
          <Icon shape="place" />
          {say('onward.places')}
        </a>
      </p>
      <p class="action">
        <a class="button second" href={hrefOf.call(language)}>
          {say('onward.call')}
        </a>
      </p>
      <ul class="links">
        <li>
          <a href={hrefOf.receipt(language)}>{say('nav.receipt')}</a>
        </li>
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
function stateText({ advice, address }: BelowProps): string {
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

function lifeText({ advice, address }: BelowProps, language: Parameters<typeof formatMonths>[1]): string {
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

/** Rights that one has while paying, and what they become with the pension. */
function Meanwhile({ advice, address, beside }: BelowProps & { readonly beside: Beside }) {
  const { language } = useVoice();
  const { say, dong } = address;
  const { maternity, funeral, bequests } = beside;
  const opening = useOpening('why-meanwhile', advice.lawOf);
  return (
    <section>
      <h2>{say('meanwhile.heading')}</h2>
      <ul class="rights">
        {maternity && (
          <li>
            <Icon shape="child" size={22} />
            <b>{say('meanwhile.child')}</b>
            <b class="so">
              {opening.figure({
                key: 'child',
                text: dong(maternity.amount),
                amount: dong(maternity.amount),
                about: say('meanwhile.child'),
                why: { asked: maternity.asked, rule: 'maternityAmount' },
              })}
            </b>
            <p>{say('meanwhile.childSaid', { months: maternity.months })}</p>
          </li>
        )}
        {funeral && (
          <li>
            <Icon shape="family" size={22} />
            <b>{say('meanwhile.death')}</b>
            <b class="so">
              {opening.figure({
                key: 'death',
                text: dong(funeral.amount),
                amount: dong(funeral.amount),
                about: say('meanwhile.death'),
                why: { asked: funeral.asked, rule: 'funeralGrant' },
              })}
            </b>
            <p>{say('meanwhile.deathSaid', { months: funeral.months })}</p>
          </li>
        )}
        <li>
          <Icon shape="sun" size={22} />
          <b>{say('meanwhile.card')}</b>
          <p>
            {say('meanwhile.cardSaid')} <cite>{say('meanwhile.cardCite')}</cite>
          </p>
        </li>
      </ul>
      {bequests.length > 0 && (
        <table class="plain-table choices">
          <caption>{say('bequest.caption', { pension: dong(advice.chosen.pension) })}</caption>
          <thead>
            <tr>
              <th scope="col">{say('bequest.after')}</th>
              <th scope="col" class="so">
                {say('right.death.funeral')}
              </th>
              <th scope="col" class="so">
                {say('right.death.survivors')}
              </th>
            </tr>
          </thead>
          <tbody>
            {bequests.map(({ months, funeral: forFuneral, survivors, asked }) => {
              const after = formatMonths(months, language);
              const cell = (rule: string, amount: number, name: string) =>
                opening.figure({
                  key: `${rule} ${months}`,
                  text: formatNumber(amount, language, 0),
                  amount: dong(amount),
                  about: `${after}, ${name}`,
                  why: { asked, rule },
                });
              return (
                <tr key={months}>
                  <th scope="row">{after}</th>
                  <td class="so" data-name={say('right.death.funeral')}>
                    {cell('funeralGrant', forFuneral, say('right.death.funeral'))}
                  </td>
                  <td class="so" data-name={say('right.death.survivors')}>
                    {cell('survivorLump', survivors, say('right.death.survivors'))}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {opening.card}
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
