import {
  at,
  isCode,
  isTest,
  pathFrom,
  referencesOf,
  type Finding,
  type HouseFile,
  type HouseRule,
  type Reference,
} from './house.ts';

/** What a room may import, besides itself. `types`: for its types only. `parts`: packages of others and Node's modules, or those named. */
interface Direction {
  readonly room: string;
  readonly may: readonly string[];
  readonly types?: readonly string[];
  readonly parts: boolean | readonly string[];
}

/** The directions, the narrower room first: law ← domain ← server; apps use law, domain, ui and the types of the server. */
const directions: readonly Direction[] = [
  { room: 'law/kernel', may: [], parts: false },
  { room: 'law/language', may: ['law/kernel'], parts: false },
  { room: 'law/readings', may: ['law/kernel', 'law/language'], parts: false },
  { room: 'law/book', may: ['law/kernel', 'law/language'], parts: false },
  { room: 'law/generated', may: ['law/kernel'], types: ['law'], parts: false },
  { room: 'law/words', may: ['law/kernel', 'law/language'], types: ['law'], parts: false },
  // Test material: never in what ships.
  { room: 'law/cases', may: ['law'], parts: true },
  { room: 'law', may: [], parts: false },
  // The shapes of what comes in are said once, for the API, the form and the document.
  { room: 'domain', may: ['law'], parts: ['zod'] },
  { room: 'server', may: ['law', 'domain'], parts: true },
  { room: 'simulation', may: ['law', 'domain', 'server'], parts: true },
  // Types of the server and nothing else: it ships to the browser.
  { room: 'client', may: [], types: ['server'], parts: ['zod'] },
  { room: 'ui', may: ['law/kernel'], types: ['law'], parts: true },
  { room: 'apps/public', may: ['law', 'domain', 'ui', 'client'], types: ['server'], parts: true },
  { room: 'apps/field', may: ['law', 'domain', 'ui', 'client'], types: ['server'], parts: true },
  { room: 'apps/office', may: ['law', 'domain', 'ui', 'client'], types: ['server'], parts: true },
];

const workspaces = [
  'law',
  'domain',
  'server',
  'client',
  'simulation',
  'ui',
  'apps/public',
  'apps/field',
  'apps/office',
];

const within = (path: string, room: string): boolean => path === room || path.startsWith(`${room}/`);
const workspaceOf = (path: string): string | undefined => workspaces.find((room) => within(path, room));

/** The place a package of ours has in the house: `@diemtua/law/words/vi` is `law/words/vi`. */
function placeOf(name: string): string | null {
  if (!name.startsWith('@diemtua/')) return null;
  const place = name.slice('@diemtua/'.length);
  return workspaceOf(place) ? place : workspaceOf(`apps/${place}`) ? `apps/${place}` : place;
}

/** The examples of the law's guide are programs of its users: they know it by its name. */
const isExample = (path: string): boolean => within(path, 'law/examples');

const settings = /(^|\/)[\w.-]+\.config\.(ts|mjs)$/;

/** What an example takes must be open to everyone. */
const onlyByName =
  (file: HouseFile) =>
  ({ to, node }: Reference): Finding[] => {
    if (/^@diemtua\/law(\/words\/|$)/.test(to)) return [];
    return [
      at(file, node, `an example imports '${to}'`, 'an example uses @diemtua/law and its words, as its users do'),
    ];
  };

function findIn(file: HouseFile): Finding[] {
  const direction = directions.find(({ room }) => within(file.path, room));
  const home = workspaceOf(file.path);
  if (direction === undefined || home === undefined || settings.test(file.path)) return [];
  if (isExample(file.path)) return referencesOf(file).flatMap(onlyByName(file));
  const test = isTest(file.path);
  return referencesOf(file).flatMap(({ to, node, typesOnly }): Finding[] => {
    const wrong = (what: string, wayOut: string): Finding[] => [at(file, node, what, wayOut)];
    const relative = /^\.\.?(\/|$)/.test(to);
    const target = relative ? pathFrom(file.path, to) : placeOf(to);
    if (target === null) {
      const { parts } = direction;
      if (test || (typeof parts === 'boolean' ? parts : parts.includes(to))) return [];
      return wrong(
        `${home} imports '${to}'`,
        `${home} depends on nothing but its own: take what it needs as an argument`,
      );
    }
    if (relative && !within(target, home)) {
      if (test && within(target, 'tests')) return [];
      return wrong(`'${to}' leaves ${home}`, 'rooms meet by their package name, as in @diemtua/law');
    }
    if (!relative && within(target, home)) {
      return wrong(`${home} imports itself as '${to}'`, 'import the file by its relative path');
    }
    const open = [
      direction.room,
      ...direction.may,
      ...(typesOnly ? (direction.types ?? []) : []),
      ...(test ? [home] : []),
    ];
    const cases = within(target, 'law/cases') && !within(file.path, 'law/cases') && !test;
    if (!cases && open.some((room) => within(target, room))) return [];
    const known =
      [...direction.may, ...(direction.types ?? []).map((room) => `types of ${room}`)].join(', ') || 'nothing';
    return wrong(
      `${direction.room} imports ${target}`,
      `${direction.room} may import ${known}: turn the dependency round, or move the code`,
    );
  });
}

/** Imports point one way: law ← domain ← server; apps use law, domain, ui and the types of the server. */
export const imports: HouseRule = {
  name: 'imports point one way',
  find: (files) => files.filter(({ path }) => isCode(path)).flatMap(findIn),
};
