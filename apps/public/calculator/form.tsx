import { Notice } from '@diemtua/ui';
import { Band } from '../frame/band.tsx';
import type { FrameProps } from './calculator.tsx';
import { AimFields, EarlierFields, GroupFields, StartFields, WhoFields, type FieldsProps } from './person-fields.tsx';

interface FormScreenProps extends FrameProps, FieldsProps {
  readonly onAsk: () => void;
}

/** The first screen: what this is, and the questions. */
export function FormScreen({ head, moved, onAsk, ...fields }: FormScreenProps) {
  const { errors, address } = fields;
  const { say } = address;
  return (
    <>
      <Band head={head} moved={moved} title={say('form.title')} lead={say('form.lead')} />
      <main class="column">
        <form
          class="form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            onAsk();
          }}
        >
          <section>
            <h2>{say('form.who')}</h2>
            <WhoFields {...fields} />
          </section>
          <section>
            <h2>{say('form.plan')}</h2>
            <AimFields {...fields} />
            <StartFields {...fields} />
            <GroupFields {...fields} />
          </section>
          <section>
            <h2>{say('form.earlier')}</h2>
            <p class="second">{say('form.earlierHint')}</p>
            <EarlierFields {...fields} />
          </section>
          <section class="ask">
            {errors.size > 0 && (
              <Notice tone="trouble" live>
                <p>{errors.get('whole') ?? say('form.repair', { count: errors.size })}</p>
              </Notice>
            )}
            <button type="submit" class="button main">
              {say('form.ask')}
            </button>
            <p class="second small">{say('form.private')}</p>
          </section>
        </form>
      </main>
    </>
  );
}
