import type { AnswerOf } from '@diemtua/client';
import type { ToldStep } from '@diemtua/law';
import { Explanation, formatDong, formatMonthFor, formatMonths, WhyButton } from '@diemtua/ui';
import { useState } from 'preact/hooks';
import type { Address } from '../calculator/address.ts';
import { useChecked } from '../book/use-checked.ts';
import { useVoice } from '../language/say.tsx';
import { useAsked } from './asking.ts';
import { Part } from './part.tsx';

type Rights = AnswerOf<'GET /api/my-record/rights'>;
type Figure = NonNullable<Rights['maternity']>;

interface Row {
  readonly id: 'pension' | 'maternity' | 'funeral' | 'survivors' | 'withdrawal';
  readonly figure: Figure | null;
  readonly said: string | null;
}

function rowsOf(rights: Rights, address: Address, refusal: string | null, month: string): readonly Row[] {
  const { say } = address;
  const { pension, maternity, funeral, survivors, withdrawal } = rights;
  return [
    {
      id: 'pension',
      figure: pension,
      said:
        pension === null
          ? say(rights.birthMonthKnown ? 'mine.right.pensionUnknown' : 'mine.right.pensionYear')
          : say(pension.monthsLeft === 0 ? 'mine.right.pensionOpen' : 'mine.right.pensionSaid', {
              months: pension.monthsLeft,
              from: month,
            }),
    },
    {
      id: 'maternity',
      figure: maternity,
      said: say(maternity ? 'mine.right.maternitySaid' : 'mine.right.maternityNot'),
    },
    {
      id: 'funeral',
      figure: funeral,
      said: funeral ? null : say('mine.right.funeralNot', { months: rights.funeralMonths }),
    },
    { id: 'survivors', figure: survivors, said: survivors ? null : say('mine.right.none') },
    {
      id: 'withdrawal',
      figure: withdrawal.figure,
      said: refusal === null ? say('mine.right.withdrawalSaid') : `${refusal}.`,
    },
  ];
}

/** What the record gives today; every figure opens into its reasons. */
export function RightsPart({ address, day }: { readonly address: Address; readonly day: string }) {
  const { say, language, law } = useVoice();
  const { asked, again } = useAsked('GET /api/my-record/rights');
  const [open, setOpen] = useState<Row['id'] | null>(null);
  const book = useChecked();
  return (
    <Part id="rights" heading={address.say('mine.rights')} asked={asked} again={again}>
      {(rights) => {
        const { refusal } = rights.withdrawal;
        const rows = rowsOf(
          rights,
          address,
          refusal === null ? null : (law.choices[refusal] ?? refusal),
          rights.pension === null ? '' : formatMonthFor(rights.pension.from, language),
        );
        const missing = Math.max(0, rights.neededMonths - rights.paidMonths);
        return (
          <>
            <p>
              {say('mine.rights.paid', { paid: formatMonths(rights.paidMonths, language) })}{' '}
              {missing === 0
                ? say('mine.rights.enough')
                : say('mine.rights.missing', {
                    missing: formatMonths(missing, language),
                    needed: formatMonths(rights.neededMonths, language),
                  })}
            </p>
            <ul class="record-rights">
              {rows.map(({ id, figure, said }) => (
                <li key={id}>
                  <div class="step-head">
                    <b>{say(`mine.right.${id}`)}</b>
                    <span class="so">
                      {figure === null ? say('mine.right.notYet') : formatDong(figure.amount, language)}
                    </span>
                  </div>
                  {said !== null && <p class="second">{said}</p>}
                  {figure !== null && (
                    <WhyButton
                      open={open === id}
                      controls={`why-${id}`}
                      about={say(`mine.right.${id}`)}
                      onToggle={() => setOpen(open === id ? null : id)}
                    />
                  )}
                  {figure !== null && open === id && (
                    <Explanation
                      id={`why-${id}`}
                      rule={figure.rule}
                      steps={figure.steps as unknown as readonly ToldStep[]}
                      amount={formatDong(figure.amount, language)}
                      lawOf={day}
                      book={book}
                      onClose={() => setOpen(null)}
                    />
                  )}
                </li>
              ))}
            </ul>
            <p class="second">
              {say('mine.rights.support', {
                left: formatMonths(Math.max(0, rights.supportMost - rights.supportUsed), language),
              })}
            </p>
            <p class="second small">{say('mine.rights.assumed')}</p>
          </>
        );
      }}
    </Part>
  );
}
