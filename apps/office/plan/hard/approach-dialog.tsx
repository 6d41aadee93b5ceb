import type { CommuneCode, UserId } from '@diemtua/domain/ids';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { Dialog, SelectField, TextField } from '@diemtua/ui';
import { useState } from 'preact/hooks';
import { useOffice } from '../../asking/office.tsx';
import { useAsked } from '../../asking/use-asked.ts';
import { useTelling } from '../../asking/use-telling.ts';
import { FormEnd } from '../../frame/form-end.tsx';
import { NotCome } from '../../frame/refusal.tsx';
import { useVoice } from '../../language/say.tsx';
import { DayField } from '../../receipts/day-field.tsx';
import { Reasons } from '../plan-card.tsx';
import type { Hard } from '../shapes.ts';

interface ApproachProps {
  readonly area: Hard;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Another way for a hard place: what is done, who owns it, until when, and when one looks again. */
export function ApproachDialog({ area, onClose, onDone }: ApproachProps) {
  const { say } = useVoice();
  const { me, today, newId, done } = useOffice();
  const { busy, wrong, send } = useTelling();
  const { asked, again } = useAsked('GET /api/plan/owners', { query: { commune: area.place.code as CommuneCode } });
  const [act, setAct] = useState(area.peers[0]?.approaches[0]?.act ?? '');
  const [owner, setOwner] = useState<string>(me.user);
  const [until, setUntil] = useState('');
  const [followUpOn, setFollowUpOn] = useState('');
  const ready = act.trim() !== '' && owner !== '' && until !== '' && followUpOn !== '';
  const owners = asked.state === 'ready' ? asked.value.owners : [];
  const options = [
    { value: me.user, label: say('plan.approach.ownerSelf', { name: me.fullName }) },
    ...owners
      .filter(({ user }) => user !== me.user)
      .map(({ user, name, role }) => ({ value: user, label: `${name} · ${say(`role.${role}`)}` })),
  ];
  const save = async (): Promise<void> => {
    const ok = await send({
      kind: 'open-approach',
      approach: newId<'approach'>(),
      commune: area.place.code as CommuneCode,
      flags: area.reasons.map(({ reason }) => reason),
      act: act.trim(),
      owner: owner as UserId,
      from: today as PlainDate,
      until: until as PlainDate,
      followUpOn: followUpOn as PlainDate,
    });
    if (!ok) return;
    done({ text: say('plan.approach.opened', { place: area.place.name }) });
    onDone();
  };
  return (
    <Dialog id="approach" title={say('plan.approach.title', { place: area.place.name })} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void save();
        }}
      >
        <Reasons reasons={area.reasons} />
        <TextField
          id="approach-act"
          label={say('plan.approach.act')}
          hint={say('plan.approach.actHint')}
          value={act}
          onChange={setAct}
        />
        <div class="field-grid">
          <SelectField
            id="approach-owner"
            label={say('plan.approach.owner')}
            none={say('field.choose')}
            options={options}
            value={owner}
            onChange={setOwner}
          />
          <DayField
            id="approach-until"
            label={say('plan.approach.until')}
            value={until}
            min={today}
            onChange={setUntil}
          />
          <DayField
            id="approach-follow"
            label={say('plan.approach.followUpOn')}
            value={followUpOn}
            min={today}
            onChange={setFollowUpOn}
          />
        </div>
        {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
        <FormEnd wrong={wrong} act={say('plan.approach.save')} disabled={busy || !ready} onLeave={onClose} />
      </form>
    </Dialog>
  );
}
