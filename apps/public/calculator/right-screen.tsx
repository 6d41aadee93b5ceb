import { formatMonthFor, formatMonths, formatNumber, Money, Notice, WhyButton } from '@diemtua/ui';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Asked } from '../advice/advise.ts';
import type { Right } from '../advice/right.ts';
import { Band } from '../frame/band.tsx';
import { later } from '../frame/later.tsx';
import { Listen } from '../frame/listen.tsx';
import { hrefOf } from '../frame/route.ts';
import { useVoice } from '../language/say.tsx';
import { Share } from '../share/share.tsx';
import { Onward, Unsure, type AnswerFrame } from './answer.tsx';
import { useDoubts } from './load-reasons.ts';
import { useOpening } from './opening.tsx';
import { Sums } from './sums.ts';
import { Told } from './told.tsx';

interface RightProps extends AnswerFrame {
  readonly right: Right;
}

const loadReasons = () => import('./right-reasons.tsx');
const Reasons = later(() => loadReasons().then((part) => part.RightReasons));

/** The answer about one right: how much or why not, what to do, and the reasons. */
export function RightScreen(props: RightProps) {
  const { head, moved, right, address, stale, view, onView, notice } = props;
  const { say, dong } = address;
  const { language } = useVoice();
  const { way } = right.facts;
  const amount = dong(right.amount);
  const title = say(right.open ? `right.${way}.title` : `right.${way}.titleNone`, { amount });
  const after = useAfter(props);
  const doubts = useDoubts(right, loadReasons);
  const amounts: Readonly<Record<string, string>> = {
    funeralGrant: dong(right.family?.now.funeral ?? 0),
    survivorLump: dong(right.family?.now.survivors ?? 0),
  };
  return (
    <>
      <Band head={head} moved={moved} title={title}>
        <Figure {...props} title={title} after={after} />
      </Band>
      <main class={stale ? 'column stale-answer' : 'column'}>
        {notice}
        <Uncounted {...props} />
        {view.open === 'right' && (
          <Reasons
            answer={right}
            open="right"
            figures={right.figures.map((rule) => ({ rule, amount: amounts[rule] ?? null }))}
            onClose={() => onView({ ...view, open: null })}
          />
        )}
        <Told {...props} />
        {way === 'child' && <ChildText {...props} />}
        {way === 'withdraw' && <WithdrawText {...props} />}
        {way === 'death' && <FamilyTable {...props} />}
        <Unsure doubts={doubts} address={address} />
        <Share
          address={address}
          stale={stale}
          summary={{
            brand: say('brand'),
            title,
            figures: [{ before: say(`right.${way}.before`), figure: amount, after }],
            lines: [],
            foot: [
              say('foot.decides'),
              say('answer.lawOf', { month: formatMonthFor(right.lawOf.slice(0, 7), language) }),
            ],
          }}
        />
        <Onward address={address} />
      </main>
    </>
  );
}

/** Compulsory months that the person told, and that the figures of this right leave out. */
function Uncounted({ right, address }: RightProps) {
  const { say } = address;
  const { language } = useVoice();
  const { way, uncounted } = right.facts;
  if (uncounted === 0) return null;
  return (
    <section>
      <Notice>
        <p>{say(`right.uncounted.${way}`, { time: formatMonths(uncounted, language) })}</p>
      </Notice>
    </section>
  );
}

/** One sentence below the figure: from what it comes, or why there is none. */
function useAfter({ right, address }: RightProps): string {
  const { say } = address;
  const { law, language } = useVoice();
  if (right.facts.way === 'child') return say('right.child.after');
  const { pension } = right.facts;
  if (pension !== null)
    return say('right.death.afterPension', {
      amount: address.dong(pension.monthlyPension),
      month: formatMonthFor(pension.startedIn, language),
    });
  if (right.facts.way === 'death') return say('right.death.after', { time: formatMonths(right.months, language) });
  return right.refusal === null
    ? say('right.withdraw.after')
    : say('right.withdraw.because', { reason: law.choices[right.refusal] ?? right.refusal });
}

function Figure(props: RightProps & { readonly title: string; readonly after: string }) {
  const { right, address, stale, view, onView, title, after } = props;
  const { say, dong } = address;
  const { way } = right.facts;
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  return (
    <div class="figures" aria-live="polite">
      <h1 class="spoken" ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p>
        {say(`right.${way}.before`)}{' '}
        <Listen
          messages={[right.open ? `right.${way}.title` : `right.${way}.titleNone`]}
          address={address}
          values={{ amount: dong(right.amount) }}
        />
      </p>
      <div class="figure gold">
        {right.open ? (
          <Money amount={right.amount} stale={stale} />
        ) : (
          <b class={stale ? 'money none stale' : 'money none'}>{say('right.none')}</b>
        )}
        <WhyButton
          open={view.open === 'right'}
          controls="why-right"
          about={right.open ? dong(right.amount) : say('right.none')}
          stale={stale}
          onToggle={() => onView({ ...view, open: view.open === 'right' ? null : 'right' })}
        />
      </div>
      <p class="beside-figure">{after}</p>
    </div>
  );
}

/** How to have the grant for a child: what is paid, what is needed, what can still be done. */
function ChildText({ right, address }: RightProps) {
  const { say, dong } = address;
  const { language } = useVoice();
  const { child } = right;
  const opening = useOpening('why-child', right.lawOf);
  const sums = new Sums(address, language);
  if (child === null) return null;
  const { still, needed, monthsInLast12 } = child;
  return (
    <section>
      <h2>{say(right.open ? 'right.child.has' : still === null ? 'right.child.late' : 'right.child.can')}</h2>
      <dl class="results">
        <div>
          <dt>{say('right.child.paid')}</dt>
          <dd>{formatMonths(monthsInLast12, language)}</dd>
        </div>
        <div>
          <dt>{say('right.child.needed')}</dt>
          <dd>{formatMonths(needed, language)}</dd>
        </div>
        {still !== null && (
          <>
            <div>
              <dt>{say('right.child.more')}</dt>
              <dd>
                {say('right.child.span', {
                  time: formatMonths(still.months, language),
                  from: formatMonthFor(still.from, language),
                  until: formatMonthFor(still.until, language),
                })}
              </dd>
            </div>
            <div>
              <dt>{say('right.child.cost')}</dt>
              <dd>
                {opening.figure({
                  key: 'cost',
                  text: dong(still.cost),
                  amount: dong(still.cost),
                  about: say('right.child.cost'),
                  why: sums.lowest(still.months, still.each),
                })}
              </dd>
            </div>
          </>
        )}
      </dl>
      {opening.card}
      <p class="second">
        {say(right.open ? 'right.child.how' : still === null ? 'right.child.lateSaid' : 'right.child.canSaid')}
      </p>
    </section>
  );
}

/** What is taken off the money that comes back, and what one loses by it. */
function WithdrawText({ right, address }: RightProps) {
  const { say, dong } = address;
  const { language } = useVoice();
  const { withdrawal } = right;
  return (
    <section>
      <h2>{say(right.open ? 'right.withdraw.thinkHeading' : 'right.withdraw.keepHeading')}</h2>
      {withdrawal !== null && (
        <dl class="results">
          <div>
            <dt>{say('right.withdraw.whole')}</dt>
            <dd>{dong(withdrawal.beforeSupport)}</dd>
          </div>
          {withdrawal.stateSupport > 0 && (
            <div>
              <dt>{say('right.withdraw.state')}</dt>
              <dd>{dong(withdrawal.stateSupport)}</dd>
            </div>
          )}
        </dl>
      )}
      <p class="second">
        {say(right.open ? 'right.withdraw.think' : 'right.withdraw.keep', {
          time: formatMonths(right.months, language),
        })}
      </p>
      <p class="action">
        <a class="button second" href={hrefOf.way('paid')}>
          {say('right.withdraw.compare')}
        </a>
      </p>
    </section>
  );
}

/** What the family gets now, and what it would get after more payments. */
function FamilyTable({ right, address }: RightProps) {
  const { say, dong } = address;
  const { language } = useVoice();
  const { family } = right;
  const opening = useOpening('why-family', right.lawOf);
  if (family === null) return null;
  const pensioner = right.facts.pension !== null;
  const cell = (row: string, rule: 'funeralGrant' | 'survivorLump', amount: number, asked: Asked) => {
    const name = say(rule === 'funeralGrant' ? 'right.death.funeral' : 'right.death.survivors');
    return (
      <td class="so" data-name={name}>
        {opening.figure({
          key: `${rule} ${row}`,
          text: amount === 0 ? '–' : formatNumber(amount, language, 0),
          amount: dong(amount),
          about: `${row}, ${name}`,
          why: { asked, rule },
        })}
      </td>
    );
  };
  return (
    <section>
      <h2>
        {pensioner
          ? say('right.death.headingPension')
          : say('right.death.heading', { time: formatMonths(family.funeralMonths, language) })}
      </h2>
      <table class="plain-table choices">
        <caption>{say(pensioner ? 'right.death.captionPension' : 'right.death.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{say(pensioner ? 'right.death.state' : 'right.death.paid')}</th>
            <th scope="col" class="so">
              {say('right.death.funeral')}
            </th>
            <th scope="col" class="so">
              {say('right.death.survivors')}
            </th>
          </tr>
        </thead>
        <tbody>
          {[family.now, ...family.laterOn].map(({ months, funeral, survivors, asked }, at) => {
            const row = pensioner ? say('right.death.drawing') : formatMonths(months, language);
            return (
              <tr key={months} class={at === 0 ? 'chosen' : undefined}>
                <th scope="row">{row}</th>
                {cell(row, 'funeralGrant', funeral, asked)}
                {cell(row, 'survivorLump', survivors, asked)}
              </tr>
            );
          })}
        </tbody>
      </table>
      {opening.card}
      {!pensioner && <p class="second">{say('right.death.pensioner')}</p>}
    </section>
  );
}
