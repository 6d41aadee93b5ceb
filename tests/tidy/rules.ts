import { catalogues } from './catalogues.ts';
import { docstrings } from './docstrings.ts';
import type { HouseRule } from './house.ts';
import { imports } from './imports.ts';
import { lawNumbers } from './law-numbers.ts';
import { names, sizes } from './names.ts';
import { machinePlaces, secrets } from './privacy.ts';
import { purity } from './purity.ts';
import { reach } from './reach.ts';
import { screenWords } from './screen-words.ts';
import { suppressions, wholeTests } from './shortcuts.ts';
import { unsaid } from './unsaid.ts';

/** The rules of the house. */
export const houseRules: readonly HouseRule[] = [
  imports,
  purity,
  lawNumbers,
  screenWords,
  catalogues,
  unsaid,
  suppressions,
  wholeTests,
  reach,
  names,
  sizes,
  machinePlaces,
  secrets,
  docstrings,
];
