import { answer } from '@diemtua/law';
import { Icon, Notice } from '@diemtua/ui';
import { useMemo, useState } from 'preact/hooks';
import type { FrameProps } from '../calculator/calculator.tsx';
import { Band } from '../frame/band.tsx';
import { focusAfterRender } from '../frame/focus.ts';
import { Nowhere } from '../frame/nowhere.tsx';
import { useVoice, type MessageId } from '../language/say.tsx';
import { AskedField, labelOf, type LabelWords } from './asked-field.tsx';
import { emptyForm, emptySpell, inputOf, isShown, type Unread, type Written } from './asked.ts';
import { FullAnswer } from './full-answer.tsx';
import { forms, type QuestionForm } from './forms.ts';

interface AskingProps extends FrameProps {
  readonly name: string;
  readonly today: string;
}

/** One question of the law as a form, with the whole answer and all its reasons. */
export function Asking(props: AskingProps) {
  const form = forms.find(({ name }) => name === props.name);
  return form ? <Form {...props} form={form} /> : <Nowhere {...props} />;
}

/** What is wrong, by the path of the field; under "" what belongs to none. */
type Errors = ReadonlyMap<string, string>;

function errorsFrom(unread: readonly Unread[], { say }: LabelWords): Errors {
  const sentences = {
    day: 'asking.unreadDay',
    month: 'asking.unreadMonth',
    months: 'asking.unreadMonth',
    money: 'asking.unreadMoney',
  } as const;
  return new Map(
    unread.map(({ path, kind, value }) => {
      const id: MessageId = kind in sentences ? sentences[kind as keyof typeof sentences] : 'asking.unreadNumber';
      return [path, say(id, { value })];
    }),
  );
}

/** The label behind a path of the engine, for the sentence of a refusal. */
function labelAt(path: string, form: QuestionForm, words: LabelWords): string {
  const spell = /^voluntary\[(\d+)\]\.?(.*)$/.exec(path);
  if (spell) {
    const field = form.spell?.find((each) => each.path === spell[2]);
    const which = words.say('asking.spell', { number: Number(spell[1]) + 1 });
    return field ? `${which}, ${labelOf(field, words)}` : which;
  }
  const field = form.fields.find((each) => each.path === path);
  return field ? labelOf(field, words) : path === 'voluntary' ? words.say('asking.spells') : path;
}

function Form({ head, moved, form, today }: AskingProps & { readonly form: QuestionForm }) {
  const words = useVoice();
  const { say, law } = words;
  const [written, setWritten] = useState<Written>(() => emptyForm(form, today));
  const [asked, setAsked] = useState<Written | null>(null);
  const input = useMemo(() => (asked === null ? null : inputOf(form, asked, today)), [asked, form, today]);
  const told = useMemo(
    () => (input === null || Array.isArray(input) ? null : answer(form.name, input, { words: law, explain: true })),
    [input, form, law],
  );
  const errors = useMemo<Errors>(() => {
    if (Array.isArray(input)) return errorsFrom(input as readonly Unread[], words);
    if (told === null || !('error' in told)) return new Map();
    const { field, message } = told.error as { readonly field: string | null; readonly message: string };
    if (field === null) return new Map([['', message]]);
    const said = message.replaceAll(field, `“${labelAt(field, form, words)}”`);
    const known = [
      ...form.fields.map(({ path }) => path),
      ...(asked?.spells ?? []).flatMap((_, at) => (form.spell ?? []).map(({ path }) => `voluntary[${at}].${path}`)),
    ];
    return new Map([[known.includes(field) ? field : '', said]]);
  }, [input, told, form, words, asked]);
  const stale = asked !== written;
  const tell = (path: string, value: string): void =>
    setWritten({ ...written, fields: { ...written.fields, [path]: value } });
  return (
    <>
      <Band
        head={head}
        moved={moved}
        title={say(`question.${form.name}` as MessageId)}
        lead={say(`question.${form.name}.said` as MessageId)}
      />
      <main class="column">
        <form
          class="form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            setAsked(written);
            focusAfterRender('form [aria-invalid="true"], form .wrong input, form .notice, .full-answer h2');
          }}
        >
          <section>
            <h2>{say('asking.facts')}</h2>
            {form.fields
              .filter((field) => isShown(field, written.fields))
              .map((field) => (
                <AskedField
                  key={field.path}
                  id={idOf(field.path)}
                  field={field}
                  value={written.fields[field.path] ?? ''}
                  error={stale ? undefined : errors.get(field.path)}
                  onChange={(value) => tell(field.path, value)}
                />
              ))}
          </section>
          {form.spell && (
            <Spells {...{ form, written, today }} errors={stale ? new Map() : errors} onWritten={setWritten} />
          )}
          <section class="ask">
            {!stale && errors.size > 0 && (
              <Notice tone="trouble" live>
                <p>{errors.get('') ?? say('form.repair', { count: errors.size })}</p>
              </Notice>
            )}
            <button type="submit" class="button main">
              {say('asking.ask')}
            </button>
          </section>
        </form>
        <div>
          {told !== null && !('error' in told) && (
            <FullAnswer told={told} input={input} stale={stale} today={today} name={form.name} />
          )}
        </div>
      </main>
    </>
  );
}

const idOf = (path: string): string => path.replaceAll(/[^\w-]+/g, '-');

interface SpellsProps {
  readonly form: QuestionForm;
  readonly written: Written;
  readonly today: string;
  readonly errors: Errors;
  readonly onWritten: (written: Written) => void;
}

function Spells({ form, written, today, errors, onWritten }: SpellsProps) {
  const { say } = useVoice();
  const { spells } = written;
  const add = (): void => {
    const key = Math.max(0, ...spells.map((spell) => spell.key)) + 1;
    onWritten({ ...written, spells: [...spells, emptySpell(form, key, today)] });
  };
  const change = (place: number, path: string, value: string): void =>
    onWritten({
      ...written,
      spells: spells.map((spell, at) =>
        at === place ? { ...spell, fields: { ...spell.fields, [path]: value } } : spell,
      ),
    });
  return (
    <section>
      <h2>{say('asking.spells')}</h2>
      {spells.map((spell, place) => (
        <fieldset key={spell.key} class="spell">
          <legend>{say('asking.spell', { number: place + 1 })}</legend>
          {(form.spell ?? []).map((field) => (
            <AskedField
              key={field.path}
              id={`spell-${place}-${idOf(field.path)}`}
              field={field}
              value={spell.fields[field.path] ?? ''}
              error={errors.get(`voluntary[${place}].${field.path}`)}
              onChange={(value) => change(place, field.path, value)}
            />
          ))}
          <button
            type="button"
            class="button plain"
            onClick={() => onWritten({ ...written, spells: spells.filter((_, at) => at !== place) })}
          >
            <Icon shape="minus" />
            {say('asking.removeSpell', { number: place + 1 })}
          </button>
        </fieldset>
      ))}
      <button type="button" class="button second" onClick={add}>
        <Icon shape="plus" />
        {say('asking.addSpell')}
      </button>
    </section>
  );
}
