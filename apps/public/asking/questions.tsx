import { QUESTIONS } from '@diemtua/law';
import type { FrameProps } from '../calculator/calculator.tsx';
import { Band } from '../frame/band.tsx';
import { hrefOf } from '../frame/route.ts';
import { useVoice, type MessageId } from '../language/say.tsx';

/** Everything that can be asked. */
export function Questions({ head, moved }: FrameProps) {
  const { say } = useVoice();
  return (
    <>
      <Band head={head} moved={moved} title={say('questions.title')} lead={say('questions.lead')} />
      <main class="column">
        <section>
          <ul class="entries">
            {QUESTIONS.map((name) => (
              <li key={name}>
                <a href={hrefOf.question(name)}>
                  <b>{say(`question.${name}` as MessageId)}</b>
                  <span>{say(`question.${name}.said` as MessageId)}</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      </main>
    </>
  );
}
