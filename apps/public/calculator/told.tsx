import { formatMonthFor, formatMonths, Notice } from '@diemtua/ui';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Advice } from '../advice/advise.ts';
import { useVoice } from '../language/say.tsx';
import { nameOfGroup } from './address.ts';
import type { FieldName } from './draft.ts';
import { AimFields, EarlierFields, GroupFields, StartFields, WhoFields, type FieldsProps } from './person-fields.tsx';

const parts = ['who', 'aim', 'start', 'group', 'earlier'] as const;
type Part = (typeof parts)[number];

const fieldsOf: Readonly<Record<Part, (props: FieldsProps) => ComponentChildren>> = {
  who: WhoFields,
  aim: AimFields,
  start: StartFields,
  group: GroupFields,
  earlier: EarlierFields,
};

/** The part of the list in which a field stands. */
function partOf(field: FieldName | 'whole'): Part | null {
  if (field === 'sex' || field === 'born') return 'who';
  if (field === 'amount') return 'aim';
  if (field === 'start' || field === 'group') return field;
  return field === 'whole' ? null : 'earlier';
}

/** What the person told, each part with its way to change it right here. */
export function Told(props: FieldsProps & { readonly advice: Advice }) {
  const { errors, address, advice } = props;
  const { say } = address;
  const { language, law } = useVoice();
  const [open, setOpen] = useState<ReadonlySet<Part>>(new Set());
  const wrong = new Set([...errors.keys()].map(partOf));
  const whole = errors.get('whole');
  const { facts, chosen, supportShare } = advice;
  const earlierMonths = facts.earlier.reduce((sum, { months }) => sum + months, 0);
  const group = nameOfGroup(facts.group, law, say);
  const said: Readonly<Record<Part, string>> = {
    who: say('told.who', { sex: say(`form.sex.${facts.sex}`), month: formatMonthFor(facts.bornIn, language) }),
    aim: say(`told.aim.${facts.aim}`, { amount: address.dong(facts.amount) }),
    start: say('told.start', {
      month: formatMonthFor(facts.startIn, language),
      time: formatMonths(chosen.months, language),
    }),
    group: supportShare === '' ? group : say('told.group', { group, share: supportShare }),
    earlier: earlierMonths === 0 ? say('told.noEarlier') : formatMonths(earlierMonths, language),
  };
  const toggle = (part: Part, show: boolean): void => {
    const next = new Set(open);
    if (show) next.add(part);
    else next.delete(part);
    setOpen(next);
  };
  return (
    <section>
      <h2>{say('told.heading')}</h2>
      {whole && (
        <Notice tone="trouble" live>
          <p>{whole}</p>
        </Notice>
      )}
      <ul class="told">
        {parts.map((part) => {
          const shown = open.has(part) || wrong.has(part);
          const Fields = fieldsOf[part];
          return (
            <li key={part} class={shown ? 'open' : undefined}>
              <div class="told-line">
                <div>
                  <span>{say(`told.label.${part}`)}</span>
                  <b>{said[part]}</b>
                </div>
                <button
                  type="button"
                  aria-expanded={shown}
                  disabled={wrong.has(part)}
                  onClick={() => toggle(part, !shown)}
                >
                  {say(shown ? 'told.done' : 'told.change')}
                  <span class="spoken">{say(`told.label.${part}`)}</span>
                </button>
              </div>
              {shown && (
                <div class="told-fields">
                  <Fields {...props} />
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
