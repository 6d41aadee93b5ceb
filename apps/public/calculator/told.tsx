import { Notice } from '@diemtua/ui';
import { useState } from 'preact/hooks';
import { useVoice } from '../language/say.tsx';
import { partOf, type FieldName, type Part } from './draft.ts';
import { answerIn, fieldsOf } from './part-fields.tsx';
import type { FieldsProps } from './person-fields.tsx';

interface ToldProps extends FieldsProps {
  readonly parts: readonly Part[];
}

/** What the person told, each part with its way to change it right here. */
export function Told({ parts, ...props }: ToldProps) {
  const { draft, errors, address, today } = props;
  const { say } = address;
  const voice = useVoice();
  const [open, setOpen] = useState<ReadonlySet<Part>>(new Set());
  const wrong = new Set([...errors.keys()].filter((field): field is FieldName => field !== 'whole').map(partOf));
  const whole = errors.get('whole');
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
                  <b>{answerIn(part, draft, address, { ...voice, today })}</b>
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
