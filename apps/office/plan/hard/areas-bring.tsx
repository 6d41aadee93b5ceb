import type { CommuneCode } from '@diemtua/domain/ids';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { formatNumber, Notice, Scrolling, Tag, TextField } from '@diemtua/ui';
import { useState } from 'preact/hooks';
import { refusalText } from '../../asking/call.ts';
import { useOffice } from '../../asking/office.tsx';
import { useTelling } from '../../asking/use-telling.ts';
import { FormEnd } from '../../frame/form-end.tsx';
import { useVoice, type MessageId } from '../../language/say.tsx';
import { DayField } from '../../receipts/day-field.tsx';
import { figuresText } from '../plan-words.ts';
import type { AreaProblem, AreasRead } from '../shapes.ts';

/** A list of communes' facts: it is read first, what stands against each row is shown, and nothing is written before one says so. */
export function BringAreas({ onLeave, onDone }: { readonly onLeave: () => void; readonly onDone: () => void }) {
  const { say, language } = useVoice();
  const { call, today, done } = useOffice();
  const { busy: telling, wrong: notTold, send } = useTelling();
  const [file, setFile] = useState<File | null>(null);
  const [on, setOn] = useState('');
  const [source, setSource] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const [read, setRead] = useState<AreasRead | null>(null);
  const count = read?.areas.length ?? 0;
  const ready = file !== null && on !== '' && source.trim() !== '';
  const look = async (): Promise<void> => {
    if (file === null) return;
    setBusy(true);
    setWrong(null);
    const answer = await call('POST /api/plan/areas-read', { query: { on: on as PlainDate }, body: file });
    setBusy(false);
    if (answer.kind !== 'answered') return setWrong(refusalText(answer, say));
    if (answer.value.kind === 'unreadable') return setWrong(say(unreadable(answer.value.code)));
    setRead(answer.value);
  };
  const tell = async (told: AreasRead): Promise<void> => {
    const areas = told.areas.map(({ commune, hamlets, far, poorPercent, minorityPercent }) => ({
      commune: commune as CommuneCode,
      hamlets,
      far,
      poorPercent,
      minorityPercent,
    }));
    if (!(await send({ kind: 'tell-areas', on: on as PlainDate, source: source.trim(), areas }))) return;
    done({ text: say('plan.areas.toldMany', { count }) });
    onDone();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        if (read === null) void look();
        else if (count > 0) void tell(read);
      }}
    >
      <p>
        {say('plan.areas.bringSaid')} <a href="/api/plan/areas-template">{say('plan.areas.template')}</a>
      </p>
      <div class="field-grid">
        <div class="field">
          <label for="areas-file">{say('plan.areas.file')}</label>
          <input
            id="areas-file"
            type="file"
            accept=".xlsx"
            onChange={(event) => {
              setFile(event.currentTarget.files?.[0] ?? null);
              setRead(null);
            }}
          />
        </div>
        <DayField
          id="areas-on"
          label={say('plan.areas.on')}
          value={on}
          max={today}
          onChange={(day) => {
            setOn(day);
            setRead(null);
          }}
        />
        <TextField id="areas-source" label={say('plan.areas.source')} value={source} onChange={setSource} />
      </div>
      {read && (
        <div aria-live="polite">
          <Notice tone={read.problems.length > 0 ? 'waiting' : 'said'}>
            {say('plan.areas.read', { count: formatNumber(count, language) })}
            {read.empty > 0 && ` ${say('plan.areas.empty', { count: formatNumber(read.empty, language) })}`}
          </Notice>
          {read.problems.length > 0 && <Problems problems={read.problems} />}
        </div>
      )}
      <FormEnd
        wrong={wrong ?? notTold}
        act={read === null ? say('plan.areas.look') : say('plan.areas.tellMany', { count })}
        disabled={busy || telling || !ready || (read !== null && count === 0)}
        onLeave={onLeave}
      />
    </form>
  );
}

const codesOfFile = new Set(['not-xlsx', 'file-too-large', 'unpacks-too-large', 'too-many-rows', 'too-many-columns']);

/** Why a list is not read to its end. */
const unreadable = (code: string): MessageId =>
  codesOfFile.has(code)
    ? (`list.refused.${code}` as MessageId)
    : code === 'head-missing'
      ? 'plan.areas.noHead'
      : (`plan.refusal.${code}` as MessageId);

function Problems({ problems }: { readonly problems: readonly AreaProblem[] }) {
  const { say, language } = useVoice();
  return (
    <Scrolling label={say('plan.areas.problems')}>
      <table class="table stacks">
        <caption class="spoken">{say('plan.areas.problems')}</caption>
        <thead>
          <tr>
            <th scope="col" class="so">
              {say('list.row')}
            </th>
            <th scope="col">{say('plan.place.commune')}</th>
            <th scope="col">{say('plan.areas.column')}</th>
            <th scope="col">{say('list.why')}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map(({ row, commune, field, of, code, wayOut, figures, value, weight }) => (
            <tr key={`${row} ${field} ${code}`}>
              <td class="so" data-head={say('list.row')}>
                {formatNumber(row, language)}
              </td>
              <td data-head={say('plan.place.commune')}>{commune ?? '–'}</td>
              <td data-head={say('plan.areas.column')}>{say(`plan.areaField.${field}` as MessageId)}</td>
              <td data-head={say('list.why')}>
                <span>
                  <Tag tone={weight === 'stops' ? 'trouble' : 'waiting'}>
                    {say(weight === 'stops' ? 'list.stops' : 'list.asks')}
                  </Tag>{' '}
                  {of === 'fact'
                    ? say(`plan.refusal.${code}` as MessageId, figuresText(figures, language))
                    : say(`reading.${code}` as MessageId)}{' '}
                  {value !== '' && <q class="digits">{value}</q>}{' '}
                  {of === 'cell' && <span class="aside">{say(`wayOut.${wayOut}` as MessageId)}</span>}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}
