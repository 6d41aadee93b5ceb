import { BOUNDARIES_BYTES_MAX } from '@diemtua/domain/plan';
import { Notice, TextField } from '@diemtua/ui';
import { useState } from 'preact/hooks';
import { refusalText } from '../../asking/call.ts';
import { useOffice } from '../../asking/office.tsx';
import { FormEnd } from '../../frame/form-end.tsx';
import { useVoice } from '../../language/say.tsx';
import { momentText } from '../../receipts/money-words.ts';
import { Card } from '../plan-card.tsx';
import type { BoundariesTold, BoundariesCame } from '../shapes.ts';

/** Where the boundaries on the map are from, who brought them and when; who looks after places brings others or takes them away. */
export function BoundariesCard({ kept, onChanged }: { readonly kept: BoundariesTold; readonly onChanged: () => void }) {
  const { say, language } = useVoice();
  const { call, may, done } = useOffice();
  const [bringing, setBringing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  if (kept === null && !may('places.manage')) return null;
  const remove = async (): Promise<void> => {
    setBusy(true);
    const answer = await call('DELETE /api/plan/boundaries', {});
    setBusy(false);
    if (answer.kind !== 'answered') return setWrong(refusalText(answer, say));
    setWrong(null);
    done({ text: say('plan.boundaries.removed') });
    onChanged();
  };
  return (
    <Card title={say('plan.boundaries.title')} said={kept === null ? say('plan.boundaries.none') : undefined}>
      {kept && (
        <p>
          {say('plan.boundaries.kept', {
            source: kept.source,
            name: kept.name,
            by: kept.by ?? say('plan.unknown'),
            at: momentText(kept.at, language),
          })}
        </p>
      )}
      {bringing ? (
        <Bring
          onLeave={() => setBringing(false)}
          onDone={(communes) => {
            setBringing(false);
            done({ text: say('plan.boundaries.read', { communes }) });
            onChanged();
          }}
        />
      ) : (
        may('places.manage') && (
          <div class="actions">
            <button type="button" class="button second" onClick={() => setBringing(true)}>
              {say('plan.boundaries.import')}
            </button>
            {kept && (
              <button type="button" class="button plain" disabled={busy} onClick={() => void remove()}>
                {say('plan.boundaries.leave')}
              </button>
            )}
          </div>
        )
      )}
      {wrong && (
        <Notice tone="trouble" live>
          {wrong}
        </Notice>
      )}
    </Card>
  );
}

function Bring({ onLeave, onDone }: { readonly onLeave: () => void; readonly onDone: (communes: number) => void }) {
  const { say } = useVoice();
  const { call } = useOffice();
  const [file, setFile] = useState<File | null>(null);
  const [source, setSource] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const faultOf = (came: Exclude<BoundariesCame, { readonly outcome: 'kept' }>): string =>
    'codes' in came
      ? say(`plan.boundaries.${came.outcome}`, { codes: came.codes.slice(0, 8).join(', '), count: came.codes.length })
      : say(`plan.boundaries.${came.outcome}`);
  const bring = async (): Promise<void> => {
    if (file === null) return;
    if (file.size > BOUNDARIES_BYTES_MAX) return setWrong(say('plan.boundaries.too-large'));
    setBusy(true);
    const answer = await call('POST /api/plan/boundaries', {
      query: { name: file.name, source: source.trim() },
      body: file,
    });
    setBusy(false);
    if (answer.kind !== 'answered') return setWrong(refusalText(answer, say));
    if (answer.value.outcome === 'kept') return onDone(answer.value.communes);
    setWrong(faultOf(answer.value));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (file !== null && source.trim() !== '') void bring();
      }}
    >
      <div class="field-grid">
        <div class="field">
          <label for="boundaries-file">{say('plan.boundaries.file')}</label>
          <input
            id="boundaries-file"
            type="file"
            accept=".geojson,.json,application/geo+json"
            onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)}
          />
        </div>
        <TextField id="boundaries-source" label={say('plan.boundaries.source')} value={source} onChange={setSource} />
      </div>
      <FormEnd
        wrong={wrong}
        act={say('plan.boundaries.act')}
        disabled={busy || file === null || source.trim() === ''}
        onLeave={onLeave}
      />
    </form>
  );
}
