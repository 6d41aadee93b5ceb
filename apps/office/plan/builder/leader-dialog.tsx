import type { Id } from '@diemtua/domain/ids';
import type { CascadePlan } from '@diemtua/domain/plan';
import { Dialog, TextField } from '@diemtua/ui';
import { useState } from 'preact/hooks';
import { useOffice } from '../../asking/office.tsx';
import { useTelling } from '../../asking/use-telling.ts';
import { FormEnd } from '../../frame/form-end.tsx';
import { useVoice } from '../../language/say.tsx';
import type { TargetTold, VersionAnswer, VersionTold } from '../shapes.ts';

type Part = CascadePlan['parts'][number];

/** Whole and parts: a target's leader is told with the division in which it stands, whose numbers stay as they are. */
export interface Division {
  readonly of: TargetTold;
  readonly parts: readonly TargetTold[];
}

interface LeaderProps {
  readonly version: VersionTold;
  readonly methods: VersionAnswer['methods'];
  readonly target: TargetTold;
  readonly division: Division;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Who answers for a target of a draft: by name and office. */
export function LeaderDialog({ version, methods, target, division, onClose, onDone }: LeaderProps) {
  const { say } = useVoice();
  const { done } = useOffice();
  const { busy, wrong, send } = useTelling();
  const [name, setName] = useState(target.leader?.name ?? '');
  const [office, setOffice] = useState(target.leader?.office ?? '');
  const both = name.trim() !== '' && office.trim() !== '';
  const none = name.trim() === '' && office.trim() === '';
  const save = async (): Promise<void> => {
    const { of, parts } = division;
    const leader = both ? { name: name.trim(), office: office.trim(), user: null } : null;
    const ok = await send({
      kind: 'cascade-plan',
      plan: version.plan as Id<'plan'>,
      version: version.number,
      product: target.product,
      of: of.place as CascadePlan['of'],
      method: methods[`${of.product} ${of.key}`] ?? 'by-hand',
      parts: parts.map(
        (part) =>
          ({
            place: part.place,
            product: part.product,
            new: part.new,
            continuing: part.continuing,
            total: part.total,
            leader: part.key === target.key ? leader : part.leader,
          }) as Part,
      ),
    });
    if (!ok) return;
    done({ text: say('plan.leader.kept', { place: target.placeName }) });
    onDone();
  };
  return (
    <Dialog id="leader" title={say('plan.leader.title', { place: target.placeName })} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (both || none) void save();
        }}
      >
        <p class="aside">{say('plan.leader.said')}</p>
        <div class="field-grid">
          <TextField id="leader-name" label={say('plan.leader.name')} value={name} onChange={setName} />
          <TextField
            id="leader-office"
            label={say('plan.leader.office')}
            hint={say('plan.leader.officeHint')}
            value={office}
            onChange={setOffice}
          />
        </div>
        <FormEnd wrong={wrong} act={say('plan.leader.save')} disabled={busy || !(both || none)} onLeave={onClose} />
      </form>
    </Dialog>
  );
}
