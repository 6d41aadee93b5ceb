import { Empty, Loading, Segments } from '@diemtua/ui';
import { useState } from 'preact/hooks';
import { useOffice } from '../../asking/office.tsx';
import { useAsked } from '../../asking/use-asked.ts';
import { Head } from '../../frame/head.tsx';
import { NotCome } from '../../frame/refusal.tsx';
import { useVoice } from '../../language/say.tsx';
import { useWhy } from '../figure.tsx';
import { LookSwitches, useLook } from '../look.tsx';
import { NoteLines } from './note-lines.tsx';
import type { Reason } from '../shapes.ts';
import { ReportTabs } from './report-tabs.tsx';

/** Six lines a month for each unit and collector. */
export function NotesRoom() {
  const { say } = useVoice();
  const { look } = useLook();
  const { may } = useOffice();
  const [of, setOf] = useState<'unit' | 'collector'>('unit');
  const { asked, again } = useAsked('GET /api/plan/notes', { query: { ...look, of } });
  return (
    <>
      <Head />
      <div class="room-head plan-head">
        <h1>{say('plan.notes.title')}</h1>
      </div>
      <ReportTabs at="notes" />
      {asked.state === 'loading' && <Loading text={say('plan.notes.loading')} />}
      {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
      {asked.state === 'ready' && (
        <>
          <div class="room-acts plan-acts">
            <LookSwitches on={asked.value.look.on} />
            {may('collectors.see') && (
              <Segments
                label={say('plan.notes.of')}
                segments={(['unit', 'collector'] as const).map((each) => ({
                  value: each,
                  label: say(`plan.notes.${each}`),
                }))}
                value={of}
                onChange={setOf}
              />
            )}
          </div>
          {asked.value.notes.length === 0 ? (
            <Empty>
              <p>{say('plan.notes.empty')}</p>
            </Empty>
          ) : (
            <div class={asked.stale ? 'note-cards stale' : 'note-cards'}>
              {asked.value.notes.map(({ place, lines }) => (
                <Note key={place.code} name={place.name} code={place.code} lines={lines} />
              ))}
            </div>
          )}
        </>
      )}
    </>
  );
}

function Note({
  code,
  name,
  lines,
}: {
  readonly code: string;
  readonly name: string;
  readonly lines: readonly Reason[];
}) {
  const why = useWhy(`note-why-${code}`);
  return (
    <section class="card">
      <h2>{name}</h2>
      <NoteLines lines={lines} about={name} why={why} />
      {why.card}
    </section>
  );
}
