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
