import type { Answered, ToldAssumption, ToldStep, Words } from '@diemtua/law';
import {
  Explanation,
  formatDong,
  formatMonthFor,
  formatMonths,
  formatNumber,
  formatPercent,
  leadsTo,
  type Language,
} from '@diemtua/ui';
import { useChecked } from '../book/use-checked.ts';
import { useVoice, type MessageId } from '../language/say.tsx';
import { results } from './forms.ts';

interface FullAnswerProps {
  readonly name: string;
  readonly told: Answered;
  readonly input: unknown;
  readonly stale: boolean;
  readonly today: string;
}

/** Every field of an answer, every reason, and the same for programs. */
export function FullAnswer({ told, input, stale, today }: FullAnswerProps) {
  const { say, law, language } = useVoice();
  const book = useChecked();
  const steps = (told['explanation'] as readonly ToldStep[] | undefined) ?? [];
  const assumed = (told['assumptions'] as readonly ToldAssumption[] | undefined) ?? [];
  const fields = Object.entries(told).filter(([name]) => name !== 'explanation' && name !== 'assumptions');
  const written = (name: string, value: unknown): string => {
    if (value === null) return say('asking.nothing');
    if (Array.isArray(value)) return value.map((each) => write(name, each, language, law)).join(' · ');
    if (typeof value === 'boolean') return say(value ? 'asking.yes' : 'asking.no');
    if (name === 'impossible') return say(`impossible.short.${String(value)}` as MessageId);
    return results[name] === 'choice'
      ? (law.choices[String(value)] ?? String(value))
      : write(name, value, language, law);
  };
  return (
    <section class={stale ? 'full-answer stale-answer' : 'full-answer'} aria-live="polite">
      <h2 tabIndex={-1}>{say('asking.answer')}</h2>
      {stale && <p class="stale-said">{say('asking.stale')}</p>}
      <dl class="results">
        {fields.map(([name, value]) => (
          <div key={name}>
            <dt>{say(`result.${name}` as MessageId)}</dt>
            <dd class={results[name] === 'choice' ? undefined : 'so'}>{written(name, value)}</dd>
          </div>
        ))}
      </dl>
      {assumed.length > 0 && (
        <>
          <h3>{say('asking.assumed')}</h3>
          <ul class="unsure">
            {assumed.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </>
      )}
      {steps.length > 0 && (
        <>
          <h2>{say('asking.why')}</h2>
          <p class="second">{say('asking.whySaid')}</p>
          {leadsTo(steps).map((key) => {
            const step = steps.find((each) => each.key === key);
            return step ? (
              <details key={key} class="reason">
                <summary>
                  <span>{step.name}</span>
                  <b class="so">{step.text}</b>
                </summary>
                <Explanation
                  id={`why-${key.replaceAll(/[^\w-]/g, '-')}`}
                  rule={key}
                  steps={steps}
                  amount={step.text}
                  lawOf={today}
                  book={book}
                />
              </details>
            ) : null;
          })}
        </>
      )}
      <details class="json">
        <summary>{say('asking.json')}</summary>
        <pre>{JSON.stringify({ input, answer: Object.fromEntries(fields) }, null, 2)}</pre>
      </details>
    </section>
  );
}

function write(name: string, value: unknown, language: Language, law: Words): string {
  if (typeof value === 'string') return results[name] === 'month' ? formatMonthFor(value, language) : value;
  if (typeof value !== 'number') return String(value);
  switch (results[name]) {
    case 'money':
      return formatDong(value, language);
    case 'percent':
      return formatPercent(value, language);
    case 'years':
      return `${formatNumber(value, language)}\u00a0${law.units.years}`;
    case 'months':
      return value < 12
        ? formatMonths(value, language)
        : `${formatNumber(value, language)} (${formatMonths(value, language)})`;
    default:
      return formatNumber(value, language);
  }
}
