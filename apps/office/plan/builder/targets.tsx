import { Scrolling } from '@diemtua/ui';
import { useState } from 'preact/hooks';
import { useVoice, type MessageId } from '../../language/say.tsx';
import { useOffice } from '../../asking/office.tsx';
import type { TargetTold, VersionAnswer, VersionTold } from '../shapes.ts';
import { useWhy } from '../figure.tsx';
import { LeaderDialog, type Division } from './leader-dialog.tsx';
import { useTargetFigure } from './target-figure.ts';

/** The targets of a version as a tree: units, and the communes of each behind it. */
export function Targets({
  version,
  targets,
  methods,
  onDone,
}: {
  readonly version: VersionTold;
  readonly targets: readonly TargetTold[];
  readonly methods: VersionAnswer['methods'];
  /** After a leader was named, in a draft that one may divide; null: this version stays as it is. */
  readonly onDone: (() => void) | null;
}) {
  const { say } = useVoice();
  const [naming, setNaming] = useState<(Division & { readonly target: TargetTold }) | null>(null);
  const { places } = useOffice();
  const why = useWhy('targets-why');
  const figureOf = useTargetFigure(why, version.year);
  const units = targets.filter(({ place }) => place.level === 'unit');
  const unitOf = new Map(places.communes.map(({ code, unit }) => [code, unit]));
  const communesOf = (unit: string): readonly TargetTold[] =>
    targets.filter(({ place }) => place.level === 'commune' && unitOf.get(place.commune) === unit);
  const province = targets.find(({ place }) => place.level === 'province');
  const method = province && methods[`${province.product} ${province.key}`];
  const leader = (target: TargetTold, of: TargetTold | undefined, parts: readonly TargetTold[]) => (
    <>
      {target.leader
        ? say('plan.leader.is', { name: target.leader.name, office: target.leader.office })
        : onDone === null && '–'}{' '}
      {onDone !== null && of && (
        <button type="button" class="button plain" onClick={() => setNaming({ target, of, parts })}>
          {say(target.leader ? 'plan.leader.change' : 'plan.leader.choose')}
          <span class="spoken">{target.placeName}</span>
        </button>
      )}
    </>
  );
  if (units.length === 0) return <p class="aside">{say('plan.builder.notDivided')}</p>;
  const heads = (
    <>
      <th scope="col" class="so">
        {say('plan.builder.new')}
      </th>
      <th scope="col" class="so">
        {say('plan.builder.continuing')}
      </th>
      <th scope="col" class="so">
        {say('plan.builder.total')}
      </th>
    </>
  );
  const cells = (target: TargetTold) => (
    <>
      <td class="so">{figureOf(target, 'new', target.new, version.number)}</td>
      <td class="so">{figureOf(target, 'continuing', target.continuing, version.number)}</td>
      <td class="so">
        <b>{figureOf(target, 'total', target.total, version.number)}</b>
      </td>
    </>
  );
  return (
    <>
      {method && (
        <p class="aside">{say('plan.builder.byMethod', { method: say(`plan.method.${method}` as MessageId) })}</p>
      )}
      {why.card}
      <Scrolling label={say('plan.builder.targets')}>
        <table class="table tight">
          <caption class="spoken">{say('plan.builder.targets')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('plan.place.unit')}</th>
              <th scope="col">{say('plan.builder.leader')}</th>
              {heads}
            </tr>
          </thead>
          <tbody>
            {units.map((target) => {
              const unit = target.place.level === 'unit' ? target.place.unit : '';
              const inside = communesOf(unit);
              return (
                <tr key={target.key}>
                  <th scope="row">
                    {inside.length === 0 ? (
                      target.placeName
                    ) : (
                      <details>
                        <summary>{target.placeName}</summary>
                        <ul class="target-communes">
                          {inside.map((commune) => (
                            <li key={commune.key}>
                              <span>
                                {commune.placeName}
                                <span class="aside block">{leader(commune, target, inside)}</span>
                              </span>
                              <b class="so">{figureOf(commune, 'total', commune.total, version.number)}</b>
                            </li>
                          ))}
                        </ul>
                      </details>
                    )}
                  </th>
                  <td>{leader(target, province, units)}</td>
                  {cells(target)}
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scrolling>
      {naming && onDone !== null && (
        <LeaderDialog
          version={version}
          methods={methods}
          target={naming.target}
          division={naming}
          onClose={() => setNaming(null)}
          onDone={() => {
            setNaming(null);
            onDone();
          }}
        />
      )}
    </>
  );
}
