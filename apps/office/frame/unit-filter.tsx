import type { Column } from '@diemtua/ui';
import { useMemo } from 'preact/hooks';
import { useOffice } from '../asking/office.tsx';
import { useVoice } from '../language/say.tsx';

/** One unit or all of them, for whoever sees several; for everybody else there is nothing to choose. */
export function UnitFilter({ unit, onUnit }: { readonly unit: string; readonly onUnit: (unit: string) => void }) {
  const { say } = useVoice();
  const { me, places } = useOffice();
  const units = me.units === 'all' ? places.units : places.units.filter(({ code }) => me.units.includes(code));
  if (units.length < 2) return null;
  return (
    <label>
      <span>{say('books.unit')}</span>
      <select value={unit} onChange={(event) => onUnit(event.currentTarget.value)}>
        <option value="">{say('filter.allUnits')}</option>
        {units.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The column that says whose a row is, for whoever sees several units; nothing for everybody else. */
export function useUnitColumn<Row extends { readonly unit: string }>(): readonly Column<Row>[] {
  const { say } = useVoice();
  const { me, places } = useOffice();
  return useMemo(() => {
    if (me.units !== 'all' && me.units.length < 2) return [];
    const nameOf = (unit: string): string => places.units.find(({ code }) => code === unit)?.name ?? unit;
    return [
      {
        id: 'unit',
        head: say('books.unit'),
        wideOnly: true,
        order: ({ unit }) => nameOf(unit),
        cell: ({ unit }) => nameOf(unit),
      },
    ];
  }, [say, me, places]);
}
