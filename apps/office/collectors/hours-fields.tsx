import {
  problemOfHours,
  readTime,
  WEEKDAYS,
  type HoursProblem,
  type OpeningHours,
  type Weekday,
} from '@diemtua/domain/collection';
import { Notice, TextField } from '@diemtua/ui';
import { useVoice, type MessageId } from '../language/say.tsx';

/** A span as it is typed: its times are texts until they are read. */
export interface SpanDraft {
  /** Its own number, as long as the form is open. */
  readonly key: number;
  readonly days: readonly Weekday[];
  readonly from: string;
  readonly to: string;
}

/** The hours that most offices have: five days, with a pause at noon. */
export const usualHours: readonly SpanDraft[] = [
  { key: 0, days: [1, 2, 3, 4, 5], from: '07:30', to: '11:30' },
  { key: 1, days: [1, 2, 3, 4, 5], from: '13:30', to: '17:00' },
];

/** Reads typed hours; times that cannot be read stay as they are and are named by the check. */
export const readHours = (spans: readonly SpanDraft[]): OpeningHours =>
  spans.map(({ days, from, to }) => ({ days, from: readTime(from) ?? from, to: readTime(to) ?? to }));

/** What is wrong with typed hours, in words; null: nothing. */
export function useHoursProblem(spans: readonly SpanDraft[]): string | null {
  const { say } = useVoice();
  const wrong: HoursProblem | null = problemOfHours(readHours(spans));
  return wrong === null ? null : say(`hours.${wrong.code}` as MessageId, { line: wrong.span + 1 });
}

interface HoursProps {
  readonly spans: readonly SpanDraft[];
  readonly onChange: (spans: readonly SpanDraft[]) => void;
  readonly wrong: string | null;
}

/** Opening hours: lines of days with their times. */
export function HoursFields({ spans, onChange, wrong }: HoursProps) {
  const { say } = useVoice();
  const put = (at: number, told: Partial<SpanDraft>): void =>
    onChange(spans.map((span, index) => (index === at ? { ...span, ...told } : span)));
  return (
    <>
      {spans.map((span, at) => (
        <fieldset key={span.key} class="field">
          <legend>{say('hours.line', { line: at + 1 })}</legend>
          <div class="choice beside">
            {WEEKDAYS.map((day) => (
              <label key={day}>
                <input
                  type="checkbox"
                  checked={span.days.includes(day)}
                  onChange={(event) =>
                    put(at, {
                      days: event.currentTarget.checked
                        ? [...span.days, day].toSorted((a, b) => a - b)
                        : span.days.filter((each) => each !== day),
                    })
                  }
                />
                <span>{say(`weekday.${day}`)}</span>
              </label>
            ))}
          </div>
          <div class="field-grid">
            <TextField
              id={`from-${at}`}
              label={say('hours.from')}
              inputMode="numeric"
              value={span.from}
              onChange={(from) => put(at, { from })}
            />
            <TextField
              id={`to-${at}`}
              label={say('hours.to')}
              inputMode="numeric"
              value={span.to}
              onChange={(to) => put(at, { to })}
            />
          </div>
          {spans.length > 1 && (
            <button
              type="button"
              class="button plain"
              onClick={() => onChange(spans.filter((_, index) => index !== at))}
            >
              {say('hours.remove', { line: at + 1 })}
            </button>
          )}
        </fieldset>
      ))}
      <p>
        <button
          type="button"
          class="button plain"
          onClick={() =>
            onChange([
              ...spans,
              { key: Math.max(-1, ...spans.map(({ key }) => key)) + 1, days: [6], from: '08:00', to: '11:00' },
            ])
          }
        >
          {say('hours.add')}
        </button>
      </p>
      {wrong && <Notice tone="trouble">{wrong}</Notice>}
    </>
  );
}
