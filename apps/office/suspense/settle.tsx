import { HEALTH_MONTHS, METHODS, type PaymentId } from '@diemtua/domain/collection';
import { Choice, formatDong, MoneyField, MonthField, Notice, SelectField, TextField } from '@diemtua/ui';
import { useMemo, useState } from 'preact/hooks';
import type { Suspended } from '../asking/desk-shapes.ts';
import { useOffice } from '../asking/office.tsx';
import { useForetold } from '../asking/use-foretold.ts';
import { useTelling, type Content } from '../asking/use-telling.ts';
import { LETTERS, useLetters, type Letter } from '../frame/keys.ts';
import { hrefOf } from '../frame/route.ts';
import { useVoice, type MessageId } from '../language/say.tsx';
import { ReasonField } from '../people/reason-field.tsx';
import { DayField } from '../receipts/day-field.tsx';
import { paperText, questionSentence } from '../receipts/money-words.ts';
import { claimOf, draftOf, type ClaimDraft } from './claim-draft.ts';
import { ForesightCard } from './foresight.tsx';
import { waysOf, type Way } from './ways-out.ts';

interface SettleProps {
  readonly line: Suspended;
  readonly onDone: (said: string) => void;
}

/** One question, its way out, and what each way would do, before it is decided. */
export function SettleCard({ line, onDone }: SettleProps) {
  const { say, language, law } = useVoice();
  const { today } = useOffice();
  const { busy, wrong, send } = useTelling();
  const ways = waysOf(line.question);
  const [way, setWay] = useState<Way | null>(ways[0] ?? null);
  const [draft, setDraft] = useState(() => draftOf(line.claim, language));
  const [takenOn, setTakenOn] = useState(line.takenOn);
  const [source, setSource] = useState<'float' | 'bank'>(line.collectorName === null ? 'bank' : 'float');
  const [reason, setReason] = useState('');
  const claim = useMemo(() => claimOf(line.claim, draft), [line, draft]);
  const settlement =
    way === 'correct'
      ? claim && { how: 'correct' as const, claim }
      : way === 'confirm'
        ? { how: 'confirm' as const, takenOn }
        : way === 'pay-back'
          ? { how: 'pay-back' as const, on: today, from: source }
          : null;
  const contentWith = (why: string): Content | null =>
    settlement && { kind: 'settle', payment: line.payment as PaymentId, settlement, reason: why };
  const foresight = useForetold(contentWith('–'));
  const letters = useMemo((): readonly Letter[] => {
    const to = (each: Way) => (ways.includes(each) ? () => setWay(each) : undefined);
    return [
      { sign: LETTERS.correct, what: say('settle.correct'), act: to('correct') },
      { sign: LETTERS.confirm, what: say('settle.confirm'), act: to('confirm') },
      { sign: LETTERS.payBack, what: say('settle.payBack'), act: to('pay-back') },
    ];
  }, [say, ways]);
  useLetters(letters);
  const decide = (): void => {
    const content = contentWith(reason.trim());
    if (content) void send(content).then((ok) => ok && onDone(say(`settle.done.${way ?? 'correct'}` as MessageId)));
  };
  return (
    <section class="card settle" id="settle">
      <h2>{line.personName ?? line.payer}</h2>
      <p class="aside">
        <a href={hrefOf.receipt(line.receipt)} class="digits">
          {paperText(line.series, line.number)}
        </a>{' '}
        · {formatDong(line.amount, language)} · {line.collectorName ?? say('papers.desk')}
      </p>
      <Notice tone="waiting">
        <p>
          <b>{questionSentence(line.question, say, language, law)}</b>
        </p>
        <p>{say(`question.out.${line.question.asks}` as MessageId)}</p>
      </Notice>
      {ways.length > 0 && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            decide();
          }}
        >
          <Choice
            id="way"
            label={say('settle.way')}
            options={ways.map((value) => ({
              value,
              label: say(`settle.${value}` as MessageId),
              hint: say(`settle.hint.${value}` as MessageId),
            }))}
            value={way ?? ''}
            onChange={(value) => setWay(ways.find((each) => each === value) ?? null)}
          />
          {way === 'correct' && <ClaimEdit line={line} draft={draft} onDraft={setDraft} readable={claim !== null} />}
          {way === 'confirm' && (
            <DayField id="taken-on" label={say('settle.takenOn')} value={takenOn} max={today} onChange={setTakenOn} />
          )}
          {way === 'pay-back' && line.collectorName !== null && (
            <Choice
              id="source"
              label={say('settle.source')}
              beside
              options={[
                { value: 'float', label: say('settle.fromFloat') },
                { value: 'bank', label: say('settle.fromBank') },
              ]}
              value={source}
              onChange={(value) => setSource(value === 'bank' ? 'bank' : 'float')}
            />
          )}
          <ForesightCard foresight={foresight} payment={line.payment} />
          <ReasonField value={reason} onChange={setReason} />
          {wrong && (
            <Notice tone="trouble" live>
              {wrong}
            </Notice>
          )}
          <div class="actions">
            <button type="submit" class="button main" disabled={busy || settlement === null || reason.trim() === ''}>
              {say(`settle.now.${way ?? 'correct'}` as MessageId)}
            </button>
          </div>
        </form>
      )}
    </section>
  );
}

interface EditProps {
  readonly line: Suspended;
  readonly draft: ClaimDraft;
  readonly onDraft: (draft: ClaimDraft) => void;
  readonly readable: boolean;
}

/** What was meant: the fields of the claim, as it was told. */
function ClaimEdit({ line, draft, onDraft, readable }: EditProps) {
  const { say, law } = useVoice();
  const change = (changes: Partial<ClaimDraft>): void => onDraft({ ...draft, ...changes });
  const { product } = line.claim;
  return (
    <div class="field-grid">
      {product === 'voluntary' && (
        <>
          <SelectField
            id="settle-method"
            label={say('declare.method')}
            none={say('field.choose')}
            options={METHODS.map((value) => ({ value, label: law.choices[value] ?? value }))}
            value={draft.method}
            onChange={(method) => change({ method })}
          />
          <MoneyField
            id="settle-income"
            label={say('declare.income')}
            value={draft.income}
            onChange={(income) => change({ income })}
          />
        </>
      )}
      <MonthField
        id="settle-from"
        label={say(product === 'health' ? 'declare.healthFrom' : 'declare.from')}
        value={draft.from}
        onChange={(from) => change({ from })}
      />
      {product === 'voluntary' && draft.method === 'future-years' && (
        <TextField
          id="settle-years"
          label={say('declare.years')}
          inputMode="numeric"
          value={draft.years}
          onChange={(years) => change({ years })}
        />
      )}
      {product === 'voluntary' && draft.method === 'missing-months' && (
        <TextField
          id="settle-months"
          label={say('declare.months')}
          inputMode="numeric"
          value={draft.months}
          onChange={(months) => change({ months })}
        />
      )}
      {product === 'health' && (
        <>
          <SelectField
            id="settle-span"
            label={say('declare.healthMonths')}
            none={say('field.choose')}
            options={HEALTH_MONTHS.map((months) => ({
              value: String(months),
              label: say('declare.monthsOf', { months }),
            }))}
            value={draft.months}
            onChange={(months) => change({ months })}
          />
          <TextField
            id="settle-place"
            label={say('settle.place')}
            inputMode="numeric"
            value={draft.place}
            onChange={(place) => change({ place })}
          />
        </>
      )}
      {!readable && <p class="field-error">{say('settle.unread')}</p>}
    </div>
  );
}
