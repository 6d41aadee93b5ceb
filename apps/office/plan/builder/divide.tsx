import type { Id } from '@diemtua/domain/ids';
import type { CascadePlan } from '@diemtua/domain/plan';
import {
  formatNumber,
  Loading,
  Notice,
  OpeningFigure,
  readNumber,
  Scrolling,
  Segments,
  SelectField,
} from '@diemtua/ui';
import { useMemo, useState } from 'preact/hooks';
import { useOffice } from '../../asking/office.tsx';
import { useTelling } from '../../asking/use-telling.ts';
import { NotCome } from '../../frame/refusal.tsx';
import { useVoice, type MessageId } from '../../language/say.tsx';
import { shortName } from '../board/trouble.ts';
import { useWhy, WorkingCard } from '../figure.tsx';
import { useLook } from '../look.tsx';
import { Assumed, Card } from '../plan-card.tsx';
import { changeText, figuresText } from '../plan-words.ts';
import type { Cascade, TargetTold, VersionTold } from '../shapes.ts';
import { useCascade, type Bounds, type Dividing } from './use-cascade.ts';

type Method = Cascade['methods'][number];
const methods = [
  'last-year-share',
  'labour-not-insured',
  'potential-with-difficulty',
  'by-hand',
] as const satisfies readonly Method[];

const levels = ['province', 'unit', 'commune'] as const;

interface DivideProps {
  readonly version: VersionTold;
  readonly targets: readonly TargetTold[];
  readonly onDone: () => void;
}

/** Divides a place of the draft among its parts, live: all methods side by side before one is chosen. */
export function Divide({ version, targets, onDone }: DivideProps) {
  const { say, language } = useVoice();
  const { done } = useOffice();
  const { look } = useLook();
  const { busy, wrong, send } = useTelling();
  // From the top down: the province, its units, their communes.
  const divisible = levels.flatMap((level) => targets.filter(({ place }) => place.level === level));
  const [key, setKey] = useState(divisible[0]?.key ?? '');
  const [method, setMethod] = useState<Method>('last-year-share');
  const [bounds, setBounds] = useState<Readonly<Record<string, Bounds>>>({});
  const of = divisible.find((target) => target.key === key);
  const dividing = useMemo<Dividing | null>(
    () =>
      of === undefined
        ? null
        : {
            year: version.year,
            product: look.product,
            of: of.place,
            total: of.total,
            continuing: of.continuing,
            method,
            parts: Object.entries(bounds).flatMap(([part, told]) => {
              const numbers = boundsOf(told, method);
              return numbers === null ? [] : [{ key: part, ...numbers }];
            }),
          },
    [of, version.year, look.product, method, bounds],
  );
  const seen = useCascade(dividing);
  if (of === undefined) return null;
  const told = seen.state === 'told' || seen.state === 'asking' ? seen.value : null;
  const save = async (): Promise<void> => {
    if (!told?.shares) return;
    const ok = await send({
      kind: 'cascade-plan',
      plan: version.plan as Id<'plan'>,
      version: version.number,
      product: look.product,
      of: of.place as CascadePlan['of'],
      method,
      parts: told.shares.flatMap((share) => {
        const part = told.parts.find((each) => each.key === share.key);
        const before = targets.find((each) => each.key === share.key);
        return part
          ? [
              {
                place: part.place,
                product: look.product,
                new: share.new,
                continuing: share.continuing,
                total: share.total,
                leader: before?.leader ?? null,
              } as CascadePlan['parts'][number],
            ]
          : [];
      }),
    });
    if (!ok) return;
    done({ text: say('plan.divide.kept', { place: of.placeName }) });
    onDone();
  };
  return (
    <Card
      title={say('plan.divide.title')}
      said={
        <>
          {say('plan.divide.said')} {told && told.assumed.length > 0 && <Assumed of="assumed" />}
        </>
      }
    >
      <div class="divide-head">
        <SelectField
          id="divide-of"
          label={say('plan.divide.of')}
          none={say('field.choose')}
          options={divisible.map((target) => ({
            value: target.key,
            label: `${target.placeName} · ${formatNumber(target.total, language)}`,
          }))}
          value={key}
          onChange={(next) => {
            setKey(next);
            setBounds({});
          }}
        />
        <div class="field">
          <span class="aside" aria-hidden="true">
            {say('plan.divide.method')}
          </span>
          <Segments
            label={say('plan.divide.method')}
            segments={methods.map((each) => ({ value: each, label: say(`plan.method.${each}`) }))}
            value={method}
            onChange={setMethod}
          />
        </div>
      </div>
      {seen.state === 'refused' && <NotCome why={seen.why} again={() => setBounds({ ...bounds })} />}
      {told === null && seen.state !== 'refused' && <Loading text={say('plan.divide.loading')} />}
      {told !== null && (
        <>
          <Compared
            told={told}
            total={of.total}
            method={method}
            year={version.year}
            bounds={bounds}
            onBounds={setBounds}
            stale={seen.state === 'asking'}
          />
          {told.problems.map((problem) => (
            <Notice key={`${problem.code} ${problem.field}`} tone="trouble" live>
              {say(`plan.refusal.${problem.code}` as MessageId, figuresText(problem.figures, language))}{' '}
              {say(`plan.wayOut.${problem.wayOut}` as MessageId)}
            </Notice>
          ))}
          {wrong && (
            <Notice tone="trouble" live>
              {wrong}
            </Notice>
          )}
          <div class="actions">
            <button
              type="button"
              class="button main"
              disabled={busy || told.shares === null || seen.state === 'asking'}
              onClick={() => void save()}
            >
              {say('plan.divide.keep')}
            </button>
          </div>
        </>
      )}
    </Card>
  );
}

/** Numbers of what was typed beside a part; null: nothing was. */
function boundsOf({ min, max, byHand }: Bounds, method: Method) {
  const numbers = {
    min: readNumber(min),
    max: readNumber(max),
    byHand: method === 'by-hand' ? readNumber(byHand) : null,
  };
  const told = Object.entries(numbers).filter(([, value]) => value !== null && Number.isInteger(value) && value >= 0);
  return told.length === 0 ? null : (Object.fromEntries(told) as { min?: number; max?: number; byHand?: number });
}

interface ComparedProps {
  readonly told: Cascade;
  readonly total: number;
  readonly method: Method;
  /** The year of the plan that is divided. */
  readonly year: number;
  readonly bounds: Readonly<Record<string, Bounds>>;
  readonly onBounds: (bounds: Readonly<Record<string, Bounds>>) => void;
  readonly stale: boolean;
}

const nothing: Bounds = { min: '', max: '', byHand: '' };

function Compared({ told, total, method, year, bounds, onBounds, stale }: ComparedProps) {
  const { say, language } = useVoice();
  const shares = new Map(told.shares?.map((share) => [share.key, share]));
  const most = Math.max(1, ...(told.shares ?? []).map((share) => share.total));
  const others = told.methods.filter((each) => each !== 'by-hand');
  const set = (key: string, next: Partial<Bounds>): void =>
    onBounds({ ...bounds, [key]: { ...nothing, ...bounds[key], ...next } });
  const field = (key: string, name: string, which: keyof Bounds) => (
    <input
      type="text"
      inputMode="numeric"
      class="short-number"
      autocomplete="off"
      aria-label={`${say(`plan.divide.${which}`)}, ${name}`}
      value={bounds[key]?.[which] ?? ''}
      onInput={(event) => set(key, { [which]: event.currentTarget.value })}
    />
  );
  const why = useWhy('divide-before-why');
  // What a part gets, or what one of the methods alone would give it.
  const [open, setOpen] = useState<{ readonly key: string; readonly by: Method | null } | null>(null);
  const opened = told.parts.find(({ key }) => key === open?.key);
  const workingBy = (part: Cascade['parts'][number], by: Method) => part.byMethod[told.methods.indexOf(by)] ?? null;
  const working =
    open === null || !opened ? null : open.by === null ? shares.get(open.key)?.working : workingBy(opened, open.by);
  const opening = (part: Cascade['parts'][number], by: Method | null, about: string, people: number) => {
    const isOpen = open?.key === part.key && open.by === by;
    return (
      <OpeningFigure
        open={isOpen}
        controls="divide-why"
        about={`${about}, ${part.placeName}`}
        onToggle={() => setOpen(isOpen ? null : { key: part.key, by })}
      >
        {formatNumber(people, language)}
      </OpeningFigure>
    );
  };
  const before = (part: Cascade['parts'][number], figure: 'taking-part' | 'planned', value: number, about: string) => {
    const { place, placeName } = part;
    const text = formatNumber(value, language);
    if (place.level !== 'unit' && place.level !== 'commune') return text;
    const where = { level: place.level, code: place.level === 'unit' ? place.unit : place.commune };
    return why.figure(
      figure,
      text,
      `${about}, ${placeName}`,
      where,
      figure === 'planned' ? { year: year - 1 } : { to: `${year - 1}-12-31` },
    );
  };
  const sum = told.shares?.reduce((so, share) => so + share.total, 0) ?? null;
  return (
    <>
      {why.card}
      {opened && working && (
        <WorkingCard
          id="divide-why"
          amount={formatNumber(working.value, language)}
          question={say('plan.divide.how', {
            place: opened.placeName,
            method: say(`plan.method.${open?.by ?? method}`),
          })}
          working={working}
          foot={say((open?.by ?? method) === 'by-hand' ? 'plan.nature.decided' : 'plan.divide.rule')}
          onClose={() => setOpen(null)}
        />
      )}
      <Scrolling label={say('plan.divide.title')}>
        <table class={stale ? 'table tight divide stale' : 'table tight divide'}>
          <caption class="spoken">{say('plan.divide.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('plan.divide.part')}</th>
              <th scope="col" class="so">
                {say('plan.divide.lastYear')}
              </th>
              <th scope="col" class="so">
                {say('plan.divide.lastTarget')}
              </th>
              {others.map((each) => (
                <th key={each} scope="col" class={each === method ? 'so chosen' : 'so'}>
                  {say(`plan.methodShort.${each}` as MessageId)}
                </th>
              ))}
              <th scope="col">{say('plan.divide.min')}</th>
              <th scope="col">{say('plan.divide.max')}</th>
              {method === 'by-hand' && <th scope="col">{say('plan.divide.byHand')}</th>}
              <th scope="col" class="so">
                {say('plan.divide.gets')}
              </th>
              <th scope="col" class="so">
                {say('plan.divide.against')}
              </th>
            </tr>
          </thead>
          <tbody>
            {told.parts.map((part) => {
              const share = shares.get(part.key);
              return (
                <tr key={part.key}>
                  <th scope="row">{shortName(part.placeName)}</th>
                  <td class="so">{before(part, 'taking-part', part.lastYear, say('plan.divide.lastYear'))}</td>
                  <td class="so">
                    {part.lastTarget === null
                      ? '–'
                      : before(part, 'planned', part.lastTarget, say('plan.divide.lastTarget'))}
                  </td>
                  {others.map((each) => {
                    const by = workingBy(part, each);
                    return (
                      <td key={each} class={each === method ? 'so chosen' : 'so'}>
                        {by === null ? '–' : opening(part, each, say(`plan.method.${each}`), by.value)}
                      </td>
                    );
                  })}
                  <td>{field(part.key, part.placeName, 'min')}</td>
                  <td>{field(part.key, part.placeName, 'max')}</td>
                  {method === 'by-hand' && <td>{field(part.key, part.placeName, 'byHand')}</td>}
                  <td class="so share">
                    {share ? (
                      <>
                        <b>{opening(part, null, say('plan.divide.gets'), share.total)}</b>
                        <i aria-hidden="true" style={{ inlineSize: `${(share.total / most) * 100}%` }} />
                        {share.boundBy && <small>{say(`plan.divide.bound.${share.boundBy}`)}</small>}
                      </>
                    ) : (
                      '–'
                    )}
                  </td>
                  <td class="so">{share ? changeText(share.total - part.count, language) : '–'}</td>
                </tr>
              );
            })}
          </tbody>
          <tfoot>
            <tr>
              <td>{say('plan.divide.sum')}</td>
              <td class="so">
                {formatNumber(
                  told.parts.reduce((so, part) => so + part.lastYear, 0),
                  language,
                )}
              </td>
              <td colSpan={others.length + (method === 'by-hand' ? 4 : 3)} class="so">
                {say('plan.divide.whole', { total: formatNumber(total, language) })}
              </td>
              <td class="so">{sum === null ? '–' : formatNumber(sum, language)}</td>
              <td class="so">
                {sum === null ? '–' : changeText(sum - told.parts.reduce((so, part) => so + part.count, 0), language)}
              </td>
            </tr>
          </tfoot>
        </table>
      </Scrolling>
    </>
  );
}
