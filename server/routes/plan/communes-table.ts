import type { CommuneCode } from '@diemtua/domain/ids';
import type { FigureTable } from '@diemtua/domain/plan';
import type { PlanCommune } from '../../store/plan/places.ts';

/** The head of a column; `adds`: whether what stands under it can be added. */
type Head = FigureTable['heads'][number] & { readonly adds: boolean };

interface Row {
  readonly commune: CommuneCode;
  readonly values: readonly number[];
}

/**
 * Communes as the table behind a figure. Those that whoever asks may not see stand together in one row: how many they are, and what they come to where that can be added.
 * @param seen those that may be seen
 */
export function tableOfCommunes(
  seen: readonly Pick<PlanCommune, 'code' | 'name'>[],
  heads: readonly Head[],
  rows: readonly Row[],
): FigureTable {
  const names = new Map(seen.map(({ code, name }) => [code, name]));
  const elsewhere = rows.filter(({ commune }) => !names.has(commune));
  const own = rows.flatMap(({ commune, values }) => {
    const label = names.get(commune);
    return label === undefined ? [] : [{ label, code: commune, values }];
  });
  const columns = heads.map(({ name, as }) => ({ name, as }));
  if (elsewhere.length === 0) return { heads: columns, rows: own };
  const together = heads.map(({ adds }, at) =>
    adds ? elsewhere.reduce((sum, { values }) => sum + (values[at] ?? 0), 0) : null,
  );
  return {
    heads: [{ name: 'is-counted', as: 'yes' }, ...columns],
    rows: [
      ...own.map((row) => ({ ...row, values: [1, ...row.values] })),
      { label: 'elsewhere', code: null, values: [elsewhere.length, ...together] },
    ],
  };
}
