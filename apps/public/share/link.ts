import { DRAWING, GROUPS, REASONS, SEXES, WAYS, type Draft, type Part, type Way } from '../calculator/draft.ts';

/** What a link holds: everything that was written, which questions were answered, and the law of which day. */
export interface Shared {
  readonly draft: Draft;
  readonly done: readonly Part[];
  readonly lawOf: string;
}

/** The form of the link; a later form gets a number of its own. */
const VERSION = '1';
/** No link of ours is longer. */
const LENGTH_MAX = 8_000;
const SPELLS_MAX = 200;
const TEXT_MAX = 40;
/** What stands behind a stretch of the compulsory scheme. */
const COMPULSORY = 'bb';

const PARTS: readonly Part[] = ['amount', 'who', 'group', 'start', 'earlier', 'compulsory', 'due', 'reason', 'drawing'];

/** A short check sum (FNV-1a): not against a forger, but against a link that was cut off or changed on its way. */
function checkOf(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(36);
}

const texts = [
  'sex',
  'born',
  'start',
  'group',
  'amount',
  'compulsoryMonths',
  'compulsorySalary',
  'due',
  'reason',
  'drawing',
  'drawn',
  'drawnFrom',
] as const;

/** The part of a link after "#", which browsers send to nobody. */
export function writeLink({ draft, done, lawOf }: Shared): string {
  const told = new URLSearchParams({ v: VERSION, law: lawOf, way: draft.way, done: done.join('.') });
  for (const name of texts) if (draft[name] !== '') told.set(name, draft[name]);
  for (const { from, months, income, compulsory } of draft.earlier)
    if (`${from}${months}${income}` !== '')
      told.append('spell', `${from}x${months}x${income}${compulsory ? `x${COMPULSORY}` : ''}`);
  const text = told.toString();
  return `${text}&check=${checkOf(text)}`;
}

const isOneOf = (text: string, choices: readonly string[]): boolean => text === '' || choices.includes(text);

/**
 * Reads what a link holds.
 * @param fragment what stands after "#"
 * @returns null where there is nothing; "changed" where it is not as it was written
 */
export function readLink(fragment: string): Shared | 'changed' | null {
  if (!fragment.startsWith('v=')) return null;
  const cut = fragment.lastIndexOf('&check=');
  const text = fragment.slice(0, Math.max(0, cut));
  if (fragment.length > LENGTH_MAX || fragment.slice(cut + '&check='.length) !== checkOf(text)) return 'changed';
  const told = new URLSearchParams(text);
  const get = (name: string): string => told.get(name) ?? '';
  const way = WAYS.find((each): each is Way => each === get('way'));
  const lawOf = get('law');
  const sex = get('sex');
  const spells = told.getAll('spell').map((spell) => spell.split('x'));
  const done = PARTS.filter((part) => get('done').split('.').includes(part));
  const whole =
    get('v') === VERSION &&
    /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(lawOf) &&
    isOneOf(sex, SEXES) &&
    isOneOf(get('group'), GROUPS) &&
    isOneOf(get('reason'), REASONS) &&
    isOneOf(get('drawing'), DRAWING) &&
    spells.length <= SPELLS_MAX &&
    spells.every((spell) => spell.length === 3 || (spell.length === 4 && spell[3] === COMPULSORY)) &&
    texts.every((name) => get(name).length <= TEXT_MAX);
  if (way === undefined || !whole) return 'changed';
  const draft: Draft = {
    way,
    sex: SEXES.find((each) => each === sex) ?? '',
    born: get('born'),
    start: get('start'),
    group: get('group'),
    amount: get('amount'),
    earlier: spells.map(([from = '', months = '', income = '', scheme], place) => ({
      key: place + 1,
      from,
      months,
      income,
      ...(scheme === COMPULSORY ? { compulsory: true } : {}),
    })),
    compulsoryMonths: get('compulsoryMonths'),
    compulsorySalary: get('compulsorySalary'),
    due: get('due'),
    reason: get('reason'),
    drawing: DRAWING.find((each) => each === get('drawing')) ?? '',
    drawn: get('drawn'),
    drawnFrom: get('drawnFrom'),
  };
  // In the order in which they were answered.
  const order = get('done').split('.');
  return { draft, done: done.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)), lawOf };
}
