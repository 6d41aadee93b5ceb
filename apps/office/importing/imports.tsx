import {
  DataTable,
  Empty,
  formatNumber,
  goTo,
  Icon,
  Loading,
  Notice,
  SelectField,
  Tag,
  type Column,
} from '@diemtua/ui';
import type { AnswerOf } from '@diemtua/client';
import { useMemo, useRef, useState } from 'preact/hooks';
import { useOffice } from '../asking/office.tsx';
import { useAsked } from '../asking/use-asked.ts';
import { Head } from '../frame/head.tsx';
import { LETTERS, useLetters, type Letter } from '../frame/keys.ts';
import { NotCome } from '../frame/refusal.tsx';
import { hrefOf } from '../frame/route.ts';
import { useVoice } from '../language/say.tsx';
import { momentText } from '../receipts/money-words.ts';
import { toneOfState } from './list-words.ts';

type Run = AnswerOf<'GET /api/imports'>['imports'][number];

/** Lists of people that were sent, and a new one. */
export function Imports() {
  const { say } = useVoice();
  const { asked, again } = useAsked('GET /api/imports');
  const field = useRef<HTMLInputElement>(null);
  const letters = useMemo(
    (): readonly Letter[] => [{ sign: LETTERS.list, what: say('list.file'), act: () => field.current?.click() }],
    [say],
  );
  useLetters(letters);
  return (
    <>
      <Head />
      <div class="room-head">
        <h1>{say('list.title')}</h1>
      </div>
      <div class="stack">
        <Upload field={field} />
        {asked.state === 'loading' && <Loading text={say('list.loading')} />}
        {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
        {asked.state === 'ready' && <Runs runs={asked.value.imports} />}
      </div>
    </>
  );
}

function Upload({ field }: { readonly field: preact.RefObject<HTMLInputElement | null> }) {
  const { say } = useVoice();
  const { call, newId, places, me, unit } = useOffice();
  const communes = places.communes.filter(({ code }) => me.communes === 'all' || me.communes.includes(code));
  const [commune, setCommune] = useState(communes[0]?.code ?? '');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  // Whose answer was lost is sent again under its own id: so nothing is taken twice.
  const [sent, setSent] = useState<{ readonly mark: string; readonly id: string } | null>(null);
  const take = async (file: File): Promise<void> => {
    const mark = `${file.name} ${file.size} ${file.lastModified} ${commune}`;
    const id = sent?.mark === mark ? sent.id : newId<'import'>();
    setSent({ mark, id });
    setBusy(true);
    setWrong(null);
    const answer = await call('POST /api/imports/:import', {
      params: { import: id },
      query: { commune, unit },
      body: file,
    });
    setBusy(false);
    if (answer.kind === 'unreachable') return setWrong(say('list.unsure'));
    if (answer.kind === 'refused') {
      setSent(null);
      return setWrong(answer.message || say('state.failed'));
    }
    goTo(hrefOf.imported(id));
  };
  return (
    <section class="card">
      <p>{say('list.lead')}</p>
      <SelectField
        id="list-commune"
        label={say('list.commune')}
        none={say('field.choose')}
        options={communes.map(({ code, name }) => ({ value: code, label: name }))}
        value={commune}
        onChange={setCommune}
      />
      {wrong && (
        <Notice tone="trouble" live>
          {wrong}
        </Notice>
      )}
      <div class="actions">
        <label class="button main">
          <Icon shape="tray" size={18} />
          {say(busy ? 'list.uploading' : 'list.file')}
          <input
            ref={field}
            id="list-file"
            type="file"
            class="spoken"
            accept=".xlsx"
            disabled={busy || commune === ''}
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              event.currentTarget.value = '';
              if (file) void take(file);
            }}
          />
        </label>
      </div>
    </section>
  );
}

function Runs({ runs }: { readonly runs: readonly Run[] }) {
  const { say, language } = useVoice();
  const columns = useMemo(
    (): readonly Column<Run>[] => [
      {
        id: 'at',
        head: say('list.at'),
        digits: true,
        cell: ({ id, madeAt }) => <a href={hrefOf.imported(id)}>{momentText(madeAt, language)}</a>,
      },
      {
        id: 'form',
        head: say('list.form'),
        cell: ({ generation }) => (generation === null ? '–' : say(`list.form.${generation}`)),
      },
      {
        id: 'rows',
        head: say('list.rows'),
        figure: true,
        cell: ({ rowsTotal, rowsRead }) => formatNumber(rowsTotal ?? rowsRead, language),
      },
      {
        id: 'state',
        head: say('list.state'),
        cell: ({ state }) => <Tag tone={toneOfState[state]}>{say(`list.state.${state}`)}</Tag>,
      },
    ],
    [say, language],
  );
  if (runs.length === 0) {
    return (
      <Empty>
        <p>{say('list.none')}</p>
      </Empty>
    );
  }
  return (
    <section class="card">
      <h2>{say('list.before')}</h2>
      <DataTable
        caption={say('list.before')}
        columns={columns}
        rows={runs}
        keyOf={({ id }) => id}
        onOpen={({ id }) => goTo(hrefOf.imported(id))}
      />
    </section>
  );
}
