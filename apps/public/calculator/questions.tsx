import { Icon, Notice } from '@diemtua/ui';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { Band } from '../frame/band.tsx';
import { Listen } from '../frame/listen.tsx';
import { useVoice } from '../language/say.tsx';
import type { FrameProps } from './calculator.tsx';
import type { Part, View } from './draft.ts';
import { answerIn, fieldsOf } from './part-fields.tsx';
import type { FieldsProps } from './person-fields.tsx';

interface QuestionsProps extends FrameProps, FieldsProps {
  readonly view: View;
  readonly part: Part;
  readonly notice: ComponentChildren;
  /** The open question was answered. */
  readonly onAnswer: () => void;
  /** A question that was answered is to be answered again. */
  readonly onAgain: (part: Part) => void;
}

/**
 * One question at a time; those that were answered stay above it, and any of them can be opened again. The first one is written into the page and read before its script
 * has come: until somebody listens to it, its fields are closed.
 */
export function QuestionsScreen(props: QuestionsProps) {
  const { head, moved, view, part, notice, onAnswer, onAgain, ...fields } = props;
  const { draft, errors, address, today } = fields;
  const { say } = address;
  const voice = useVoice();
  const Fields = fieldsOf[part];
  const whole = errors.get('whole');
  const [listening, setListening] = useState(false);
  useLayoutEffect(() => setListening(true), []);
  return (
    <>
      <Band head={head} moved={moved} title={say(`way.${draft.way}`)} lead={say(`way.${draft.way}.lead`)} />
      <main class="column">
        {notice}
        {view.done.length > 0 && (
          <section>
            <ul class="told">
              {view.done.map((each) => (
                <li key={each}>
                  <div class="told-line">
                    <div>
                      <span>{say(`told.label.${each}`)}</span>
                      <b>{answerIn(each, draft, address, { ...voice, today })}</b>
                    </div>
                    <button type="button" onClick={() => onAgain(each)}>
                      {say('told.change')}
                      <span class="spoken">{say(`told.label.${each}`)}</span>
                    </button>
                  </div>
                </li>
              ))}
            </ul>
          </section>
        )}
        <form
          class="form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            onAnswer();
          }}
        >
          <fieldset disabled={!listening}>
            <section class="question" key={part}>
              <h2 tabIndex={-1}>
                {say(`ask.${part}`)} <Listen messages={[`ask.${part}`]} address={address} />
              </h2>
              <Fields {...fields} />
            </section>
            <section class="ask">
              {whole && (
                <Notice tone="trouble" live>
                  <p>{whole}</p>
                </Notice>
              )}
              <button type="submit" class="button main">
                {say('form.next')}
                <Icon shape="forward" />
              </button>
              <p class="second small">{say('form.private')}</p>
            </section>
          </fieldset>
        </form>
      </main>
    </>
  );
}
