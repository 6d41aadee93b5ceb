import type { AnswerOf } from '@diemtua/client';
import type { Weekday } from '@diemtua/domain/collection';
import { Dialog, SelectField, TextField } from '@diemtua/ui';
import { useMemo, useState } from 'preact/hooks';
import { useOffice } from '../asking/office.tsx';
import { FormEnd } from '../frame/form-end.tsx';
import { useVoice } from '../language/say.tsx';
import { DayField } from '../receipts/day-field.tsx';
import { HoursFields, readHours, useHoursProblem, usualHours, type SpanDraft } from './hours-fields.tsx';

/** A collecting point, and the organisations that may have one. */
export type Points = AnswerOf<'GET /api/points'>;
export type PointRow = Points['points'][number];

interface PointProps {
  /** Null: a new one. */
  readonly row: PointRow | null;
  readonly organisations: Points['organisations'];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const degrees = /^-?\d{1,3}(?:[.,]\d{1,8})?$/;
const degreeOf = (text: string): number => Number(text.replace(',', '.'));

/** A collecting point: whose, where, when it is open, and its days. Its last day ends it. */
export function PointDialog({ row, organisations, onClose, onDone }: PointProps) {
  const { say } = useVoice();
  const { call, places, me, newId, today } = useOffice();
  const id = useMemo(() => row?.id ?? newId<'point'>(), [row, newId]);
  const [organisation, setOrganisation] = useState<string>(row?.organisation ?? organisations[0]?.id ?? '');
  const [commune, setCommune] = useState<string>(row?.commune ?? '');
  const [name, setName] = useState(row?.name ?? '');
  const [address, setAddress] = useState(row?.address ?? '');
  const [phone, setPhone] = useState(row?.phone ?? '');
  const [lat, setLat] = useState(row?.at ? String(row.at.lat) : '');
  const [lon, setLon] = useState(row?.at ? String(row.at.lon) : '');
  const [from, setFrom] = useState(row?.from ?? today);
  const [to, setTo] = useState(row?.to ?? '');
  const [spans, setSpans] = useState<readonly SpanDraft[]>(
    row?.hours.map((span, key) => ({ ...span, key, days: span.days as Weekday[] })) ?? usualHours,
  );
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const hoursWrong = useHoursProblem(spans);
  const own = places.communes.filter(({ unit }) => me.units === 'all' || (unit !== null && me.units.includes(unit)));
  const isPlaced =
    (lat.trim() === '') === (lon.trim() === '') &&
    [lat, lon].every((each) => each.trim() === '' || degrees.test(each.trim()));
  const ready =
    organisation !== '' &&
    commune !== '' &&
    name.trim() !== '' &&
    address.trim() !== '' &&
    from !== '' &&
    hoursWrong === null &&
    isPlaced;
  const save = async (): Promise<void> => {
    setBusy(true);
    setWrong(null);
    const point = {
      id,
      organisation,
      commune,
      name: name.trim(),
      address: address.trim(),
      at: lat.trim() === '' ? null : { lat: degreeOf(lat.trim()), lon: degreeOf(lon.trim()) },
      hours: readHours(spans).map((span) => ({ ...span, days: [...span.days] })),
      phone: phone.trim() === '' ? null : phone.replaceAll(/\s/g, ''),
      from,
      to: to || null,
    };
    const answer =
      row === null
        ? await call('POST /api/points', { body: point })
        : await call('POST /api/points/:point', { params: { point: row.id }, body: { point, version: row.version } });
    setBusy(false);
    if (answer.kind === 'answered') onDone();
    else setWrong(answer.kind === 'refused' ? answer.message : say('tell.unsure'));
  };
  return (
    <Dialog id="point" title={say(row === null ? 'points.add' : 'points.change')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void save();
        }}
      >
        <TextField
          id="point-name"
          label={say('points.name')}
          hint={say('points.nameHint')}
          value={name}
          onChange={setName}
        />
        <div class="field-grid">
          <SelectField
            id="point-organisation"
            label={say('points.organisation')}
            none={say('field.choose')}
            options={organisations.map((each) => ({ value: each.id, label: each.name }))}
            value={organisation}
            onChange={setOrganisation}
          />
          <SelectField
            id="point-commune"
            label={say('points.commune')}
            none={say('field.choose')}
            options={own.map((each) => ({ value: each.code, label: each.name }))}
            value={commune}
            onChange={setCommune}
          />
        </div>
        <TextField id="point-address" label={say('points.address')} value={address} onChange={setAddress} />
        <div class="field-grid">
          <TextField
            id="point-phone"
            label={say('points.phone')}
            hint={say('points.phoneHint')}
            inputMode="numeric"
            value={phone}
            onChange={setPhone}
          />
        </div>
        <HoursFields spans={spans} onChange={setSpans} wrong={hoursWrong} />
        <div class="field-grid">
          <DayField id="point-from" label={say('points.from')} value={from} onChange={setFrom} />
          <DayField id="point-to" label={say('points.to')} value={to} min={from} onChange={setTo} />
          <TextField id="point-lat" label={say('points.lat')} inputMode="decimal" value={lat} onChange={setLat} />
          <TextField
            id="point-lon"
            label={say('points.lon')}
            inputMode="decimal"
            value={lon}
            error={isPlaced ? null : say('points.placeWrong')}
            onChange={setLon}
          />
        </div>
        <FormEnd wrong={wrong} act={say('act.save')} disabled={busy || !ready} onLeave={onClose} />
      </form>
    </Dialog>
  );
}
