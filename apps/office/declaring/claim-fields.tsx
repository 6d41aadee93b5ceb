import { METHODS } from '@diemtua/domain/collection';
import { MoneyField, MonthField, SelectField, TextField } from '@diemtua/ui';
import { useVoice, type MessageId } from '../language/say.tsx';
import type { Draft } from './draft.ts';
import type { Subject, Unread } from './visit.ts';

interface ClaimProps {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly unread: readonly Unread[];
  readonly subject: Subject;
}

/** What is paid in this visit: voluntary insurance, and the health insurance of the household. */
export function ClaimFields({ draft, onDraft, unread, subject }: ClaimProps) {
  const { say, law } = useVoice();
  const change = (changes: Partial<Draft>): void => onDraft({ ...draft, ...changes });
  const wrong = (field: Unread): string | null => (unread.includes(field) ? say(`unread.${field}` as MessageId) : null);
  return (
    <>
      <section class="card">
        <label class="switch">
          <input
            type="checkbox"
            checked={draft.voluntary}
            onChange={(event) => change({ voluntary: event.currentTarget.checked })}
          />
          <h2>{say('product.voluntary')}</h2>
        </label>
        {draft.voluntary && (
          <div class="field-grid">
            <SelectField
              id="method"
              label={say('declare.method')}
              none={say('field.choose')}
              options={METHODS.map((value) => ({ value, label: law.choices[value] ?? value }))}
              value={draft.method}
              onChange={(value) => {
                const method = METHODS.find((each) => each === value);
                if (method) change({ method });
              }}
            />
            <MoneyField
              id="income"
              label={say('declare.income')}
              value={draft.income}
              error={wrong('income')}
              onChange={(income) => change({ income })}
            />
            <MonthField
              id="from"
              label={say('declare.from')}
              value={draft.from}
              error={wrong('from')}
              onChange={(from) => change({ from })}
            />
            {draft.method === 'future-years' && (
              <TextField
                id="years"
                label={say('declare.years')}
                inputMode="numeric"
                value={draft.years}
                error={wrong('years')}
                onChange={(years) => change({ years })}
              />
            )}
            {draft.method === 'missing-months' && (
              <TextField
                id="months"
                label={say('declare.months')}
                inputMode="numeric"
                value={draft.months}
                error={wrong('months')}
                onChange={(months) => change({ months })}
              />
            )}
          </div>
        )}
        {draft.voluntary && (
          <details class="more-support" open={draft.localPercent !== '' || draft.sponsored !== ''}>
            <summary>{say('declare.support')}</summary>
            <div class="field-grid">
              <TextField
                id="localPercent"
                label={say('declare.localPercent')}
                inputMode="decimal"
                unit="%"
                value={draft.localPercent}
                error={wrong('localPercent')}
                onChange={(localPercent) => change({ localPercent })}
              />
              <TextField
                id="resolution"
                label={say('declare.resolution')}
                value={draft.resolution}
                error={wrong('resolution')}
                onChange={(resolution) => change({ resolution })}
              />
              <MoneyField
                id="sponsored"
                label={say('declare.sponsored')}
                value={draft.sponsored}
                error={wrong('sponsored')}
                onChange={(sponsored) => change({ sponsored })}
              />
              <TextField
                id="sponsor"
                label={say('declare.sponsor')}
                value={draft.sponsor}
                error={wrong('sponsor')}
                onChange={(sponsor) => change({ sponsor })}
              />
            </div>
          </details>
        )}
      </section>
      <section class="card">
        <label class="switch">
          <input
            type="checkbox"
            checked={draft.health}
            onChange={(event) => change({ health: event.currentTarget.checked })}
          />
          <h2>{say('product.healthHousehold')}</h2>
        </label>
        {draft.health && <HealthFields {...{ draft, onDraft, unread, subject }} />}
      </section>
    </>
  );
}

const healthMonths = ['3', '6', '12'] as const;

function HealthFields({ draft, onDraft, unread, subject }: ClaimProps) {
  const { say } = useVoice();
  const change = (changes: Partial<Draft>): void => onDraft({ ...draft, ...changes });
  const toggle = (id: string, on: boolean): void =>
    change({ members: on ? [...draft.members, id] : draft.members.filter((each) => each !== id) });
  return (
    <>
      <div class="field-grid">
        <SelectField
          id="healthMonths"
          label={say('declare.healthMonths')}
          none={say('field.choose')}
          options={healthMonths.map((value) => ({ value, label: say('declare.monthsOf', { months: Number(value) }) }))}
          value={draft.healthMonths}
          onChange={(value) => {
            const months = healthMonths.find((each) => each === value);
            if (months) change({ healthMonths: months });
          }}
        />
        <MonthField
          id="healthFrom"
          label={say('declare.healthFrom')}
          value={draft.healthFrom}
          error={unread.includes('healthFrom') ? say('unread.healthFrom') : null}
          onChange={(healthFrom) => change({ healthFrom })}
        />
      </div>
      <fieldset class="field members">
        <legend>{say('declare.members')}</legend>
        {subject.members.map(({ id, name }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={draft.members.includes(id)}
              onChange={(event) => toggle(id, event.currentTarget.checked)}
            />
            <span>{name}</span>
            {draft.members.includes(id) && (
              <span class="aside">{say('declare.place', { place: draft.members.indexOf(id) + 1 })}</span>
            )}
          </label>
        ))}
        {unread.includes('members') && <p class="field-error">{say('unread.members')}</p>}
      </fieldset>
    </>
  );
}
