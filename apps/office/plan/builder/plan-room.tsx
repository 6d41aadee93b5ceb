import type { Id, ProvinceCode } from '@diemtua/domain/ids';
import type { Target } from '@diemtua/domain/plan';
import { Empty, formatDay, formatNumber, Loading, Notice, readNumber, Segments, Tag, TextField } from '@diemtua/ui';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useAsked } from '../../asking/use-asked.ts';
import { useOffice } from '../../asking/office.tsx';
import { useTelling } from '../../asking/use-telling.ts';
import { FormEnd } from '../../frame/form-end.tsx';
import { Head } from '../../frame/head.tsx';
import { NotCome } from '../../frame/refusal.tsx';
import { useVoice } from '../../language/say.tsx';
import { ReasonField } from '../../people/reason-field.tsx';
import { useLive } from '../live.ts';
import { useWhy } from '../figure.tsx';
import { useLook } from '../look.tsx';
import { Card } from '../plan-card.tsx';
import type { TargetTold, VersionAnswer, VersionTold } from '../shapes.ts';
import { DecideDialog } from './decide-dialog.tsx';
import { Divide } from './divide.tsx';
import { useTargetFigure } from './target-figure.ts';
import { Targets } from './targets.tsx';

/** The plan of a year: its versions, the newest in full, and the draft that is being divided. */
export function PlanRoom({ address }: { readonly address: string }) {
  const { say, language } = useVoice();
  const { me, today } = useOffice();
  const { look, hrefTo } = useLook();
  const told = new URLSearchParams(address.split('?')[1] ?? '');
  const year = Number(told.get('nam') ?? (look.on ?? today).slice(0, 4));
  const version = told.get('ban') ?? undefined;
  const plans = useAsked('GET /api/plan/versions');
  const why = useWhy('versions-why');
  const figureOf = useTargetFigure(why, year);
  const totalOf = ({ totals, number }: VersionTold): ComponentChildren => {
    const total = totals[look.product];
    const whole = { key: `province:${me.province}`, placeName: say('plan.wholeProvince') };
    if (total === null) return '–';
    // How the whole was found is told to who sees the whole.
    return me.communes === 'all' ? figureOf(whole, 'total', total, number) : formatNumber(total, language);
  };
  useLive(plans.again);
  return (
    <>
      <Head />
      <div class="room-head plan-head">
        <h1>{say('plan.builder.title', { year: String(year) })}</h1>
        <Segments
          label={say('plan.builder.year')}
          segments={[year - 1, year, year + 1].map(String).map((each) => ({
            value: each,
            label: each,
            href: hrefTo({ room: 'plan' }, { nam: each }),
          }))}
          value={String(year)}
        />
      </div>
      {plans.asked.state === 'loading' && <Loading text={say('plan.builder.loading')} />}
      {plans.asked.state === 'failed' && <NotCome why={plans.asked.why} again={plans.again} />}
      {plans.asked.state === 'ready' && (
        <YearPlan
          key={`${year} ${version ?? ''}`}
          year={year}
          version={version}
          versions={plans.asked.value.versions.filter((each) => each.year === year)}
          onChanged={plans.again}
        />
      )}
      {plans.asked.state === 'ready' && plans.asked.value.versions.some((each) => each.year === year) && (
        <Card title={say('plan.builder.versions')}>
          {why.card}
          <ul class="story versions">
            {plans.asked.value.versions
              .filter((each) => each.year === year)
              .toSorted((one, other) => other.number - one.number)
              .map((each) => (
                <li key={`${each.plan} ${each.number}`}>
                  <a href={hrefTo({ room: 'plan' }, { nam: String(year), ban: String(each.number) })}>
                    {say('plan.builder.version', { number: each.number })}
                  </a>
                  <span>
                    <VersionTag version={each} /> {each.reason}
                    {each.decision && (
                      <span class="aside block">
                        {say('plan.builder.decided', {
                          by: each.decision.by,
                          document: each.decision.documentNumber,
                          on: formatDay(each.decision.on, language),
                          from: formatDay(each.from, language),
                        })}
                      </span>
                    )}
                  </span>
                  <span class="so">{totalOf(each)}</span>
                </li>
              ))}
          </ul>
        </Card>
      )}
    </>
  );
}

function VersionTag({ version }: { readonly version: Pick<VersionTold, 'state'> }) {
  const { say } = useVoice();
  return <Tag tone={version.state === 'draft' ? 'waiting' : 'safe'}>{say(`plan.state.${version.state}`)}</Tag>;
}

interface YearProps {
  readonly year: number;
  readonly version: string | undefined;
  readonly versions: readonly VersionTold[];
  readonly onChanged: () => void;
}

function YearPlan({ year, version, versions, onChanged }: YearProps) {
  const { say } = useVoice();
  const { may } = useOffice();
  const [beginning, setBeginning] = useState(false);
  if (versions.length === 0)
    return (
      <>
        <Empty>
          <p>{say('plan.builder.empty', { year: String(year) })}</p>
          {may('plan.divide') && !beginning && (
            <button type="button" class="button main" onClick={() => setBeginning(true)}>
              {say('plan.builder.begin', { year: String(year) })}
            </button>
          )}
        </Empty>
        {beginning && <Begin year={year} onDone={onChanged} />}
      </>
    );
  return <Version year={year} version={version} onChanged={onChanged} />;
}

/** The first draft of a year: the province's number, with a reason. */
function Begin({ year, onDone }: { readonly year: number; readonly onDone: () => void }) {
  const { say } = useVoice();
  const { me, newId, done } = useOffice();
  const { look } = useLook();
  const { busy, wrong, send } = useTelling();
  const [total, setTotal] = useState('');
  const [continuing, setContinuing] = useState('');
  const [reason, setReason] = useState('');
  const [name, setName] = useState('');
  const [office, setOffice] = useState('');
  const named = name.trim() !== '' && office.trim() !== '';
  const whole = readNumber(total);
  const going = readNumber(continuing);
  const ready =
    whole !== null &&
    going !== null &&
    going <= whole &&
    reason.trim() !== '' &&
    (named || (name.trim() === '' && office.trim() === ''));
  const save = async (): Promise<void> => {
    if (whole === null || going === null) return;
    const ok = await send({
      kind: 'draft-plan',
      plan: newId<'plan'>(),
      year,
      reason: reason.trim(),
      targets: [
        {
          place: { level: 'province', province: me.province as ProvinceCode },
          product: look.product,
          new: whole - going,
          continuing: going,
          total: whole,
          leader: named ? { name: name.trim(), office: office.trim(), user: null } : null,
        },
      ],
    });
    if (!ok) return;
    done({ text: say('plan.builder.begun', { year: String(year) }) });
    onDone();
  };
  return (
    <Card title={say('plan.builder.begin', { year: String(year) })}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void save();
        }}
      >
        <div class="field-grid">
          <TextField
            id="plan-total"
            label={say('plan.builder.total')}
            inputMode="numeric"
            value={total}
            onChange={setTotal}
          />
          <TextField
            id="plan-continuing"
            label={say('plan.builder.continuing')}
            hint={say('plan.builder.continuingHint')}
            inputMode="numeric"
            value={continuing}
            onChange={setContinuing}
            error={whole !== null && going !== null && going > whole ? say('plan.builder.tooMany') : null}
          />
          <TextField id="plan-leader" label={say('plan.leader.province')} value={name} onChange={setName} />
          <TextField
            id="plan-leader-office"
            label={say('plan.leader.office')}
            value={office}
            onChange={setOffice}
            error={name.trim() !== '' && office.trim() === '' ? say('plan.leader.officeMissing') : null}
          />
          <ReasonField id="plan-reason" value={reason} onChange={setReason} />
        </div>
        {wrong && (
          <Notice tone="trouble" live>
            {wrong}
          </Notice>
        )}
        <div class="actions">
          <button type="submit" class="button main" disabled={busy || !ready}>
            {say('plan.builder.save')}
          </button>
        </div>
      </form>
    </Card>
  );
}

function Version({ year, version, onChanged }: Omit<YearProps, 'versions'>) {
  const { say } = useVoice();
  const { asked, again } = useAsked('GET /api/plan/versions/:year', {
    params: { year: String(year) },
    query: version === undefined ? {} : { version },
  });
  if (asked.state === 'loading') return <Loading text={say('plan.builder.loading')} />;
  if (asked.state === 'failed') return <NotCome why={asked.why} again={again} />;
  return (
    <Shown
      told={asked.value}
      onChanged={() => {
        again();
        onChanged();
      }}
    />
  );
}

function Shown({ told, onChanged }: { readonly told: VersionAnswer; readonly onChanged: () => void }) {
  const { say } = useVoice();
  const { may } = useOffice();
  const { look } = useLook();
  const why = useWhy('version-why');
  const { version, targets, changes } = told;
  const figureOf = useTargetFigure(why, version.year);
  const [deciding, setDeciding] = useState(false);
  const [amending, setAmending] = useState(false);
  const own = targets.filter(({ product }) => product === look.product);
  const province = own.find(({ place }) => place.level === 'province');
  const draft = version.state === 'draft';
  const moved = changes.filter(({ product }) => product === look.product);
  return (
    <>
      <Card
        title={
          <>
            {say('plan.builder.version', { number: version.number })} <VersionTag version={version} />
          </>
        }
        said={version.reason}
        way={
          may('plan.divide') && (
            <span class="room-acts">
              {draft ? (
                may('plan.decide') && (
                  <button type="button" class="button main" onClick={() => setDeciding(true)}>
                    {say('plan.builder.decide')}
                  </button>
                )
              ) : (
                <button type="button" class="button second" onClick={() => setAmending(true)}>
                  {say('plan.builder.amend')}
                </button>
              )}
            </span>
          )
        }
      >
        {why.card}
        {province ? (
          <dl class="facts wide">
            <div>
              <dt>{say('plan.builder.total')}</dt>
              <dd>{figureOf(province, 'total', province.total, version.number)}</dd>
            </div>
            <div>
              <dt>{say('plan.builder.new')}</dt>
              <dd>{figureOf(province, 'new', province.new, version.number)}</dd>
            </div>
            <div>
              <dt>{say('plan.builder.continuing')}</dt>
              <dd>{figureOf(province, 'continuing', province.continuing, version.number)}</dd>
            </div>
            {province.leader && (
              <div>
                <dt>{say('plan.leader.province')}</dt>
                <dd>{say('plan.leader.is', { name: province.leader.name, office: province.leader.office })}</dd>
              </div>
            )}
          </dl>
        ) : (
          // The whole province's target is not everybody's to see: who sees parts of it is not told that there is none.
          own.length === 0 && <p class="aside">{say('plan.builder.noTarget')}</p>
        )}
        <Targets
          version={version}
          targets={own}
          methods={told.methods}
          onDone={draft && may('plan.divide') ? onChanged : null}
        />
        {moved.length > 0 && (
          <details class="inside">
            <summary>{say('plan.builder.changes', { count: moved.length })}</summary>
            <ul class="story">
              {moved.map((change) => (
                <li key={change.key}>
                  <span>{change.placeName}</span>
                  <span class="digits">
                    {/* All versions before one are decided, so that the one before is the number before. */}
                    {change.before === null ? '–' : figureOf(change, 'total', change.before, version.number - 1)}
                    {' → '}
                    {change.after === null ? '–' : figureOf(change, 'total', change.after, version.number)}
                  </span>
                </li>
              ))}
            </ul>
          </details>
        )}
      </Card>
      {draft && may('plan.divide') && <Divide version={version} targets={own} onDone={onChanged} />}
      {amending && (
        <Amend version={version} province={province} onClose={() => setAmending(false)} onDone={onChanged} />
      )}
      {deciding && (
        <DecideDialog
          version={version}
          onClose={() => setDeciding(false)}
          onDone={() => {
            setDeciding(false);
            onChanged();
          }}
        />
      )}
    </>
  );
}

function Amend(props: {
  readonly version: VersionTold;
  readonly province: TargetTold | undefined;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { version, province, onClose, onDone } = props;
  const { say } = useVoice();
  const { done } = useOffice();
  const { busy, wrong, send } = useTelling();
  const [reason, setReason] = useState('');
  const [name, setName] = useState(province?.leader?.name ?? '');
  const [office, setOffice] = useState(province?.leader?.office ?? '');
  const named = name.trim() !== '' && office.trim() !== '';
  const ready = reason.trim() !== '' && (named || (name.trim() === '' && office.trim() === ''));
  const save = async (): Promise<void> => {
    const ok = await send({
      kind: 'amend-plan',
      plan: version.plan as Id<'plan'>,
      version: version.number,
      reason: reason.trim(),
      // Only the province's own leader differs; all numbers begin as they stand.
      targets:
        province === undefined
          ? []
          : [
              {
                place: province.place as Target['place'],
                product: province.product,
                new: province.new,
                continuing: province.continuing,
                total: province.total,
                leader: named ? { name: name.trim(), office: office.trim(), user: null } : null,
              },
            ],
    });
    if (!ok) return;
    done({ text: say('plan.builder.amended') });
    onClose();
    onDone();
  };
  return (
    <Card title={say('plan.builder.amend')} said={say('plan.builder.amendSaid')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void save();
        }}
      >
        <ReasonField id="amend-reason" value={reason} onChange={setReason} />
        {province && (
          <div class="field-grid">
            <TextField id="amend-leader" label={say('plan.leader.province')} value={name} onChange={setName} />
            <TextField
              id="amend-leader-office"
              label={say('plan.leader.office')}
              value={office}
              onChange={setOffice}
              error={name.trim() !== '' && office.trim() === '' ? say('plan.leader.officeMissing') : null}
            />
          </div>
        )}
        <FormEnd wrong={wrong} act={say('plan.builder.openDraft')} disabled={busy || !ready} onLeave={onClose} />
      </form>
    </Card>
  );
}
