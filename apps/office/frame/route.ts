/** The screens of the office, by their address. */
export type Route =
  | { readonly screen: 'people' }
  | { readonly screen: 'person'; readonly id: string }
  | { readonly screen: 'declare'; readonly person: string | null }
  | { readonly screen: 'alike' }
  | { readonly screen: 'nowhere' };

/** Where the office lives on the server. */
export const HOME = '/van-phong';

/** The addresses of the screens. */
export const hrefOf = {
  people: `${HOME}/nguoi`,
  person: (id: string): string => `${HOME}/nguoi/${id}`,
  declare: (person?: string): string => (person === undefined ? `${HOME}/lap` : `${HOME}/lap/${person}`),
  alike: `${HOME}/trung`,
  /** Pages of the public app: a rule, a legal number. */
  rule: (id: string): string => `/luat/${id}`,
  parameter: (id: string): string => `/so-lieu/${id}`,
};

/** The screen at an address. */
export function routeAt(address: string): Route {
  const [path = ''] = address.split('?');
  const [first = '', second, ...more] = path.slice(HOME.length).split('/').slice(1);
  if (!path.startsWith(HOME) || more.length > 0) return { screen: 'nowhere' };
  if (first === '' || (first === 'nguoi' && second === undefined)) return { screen: 'people' };
  if (first === 'nguoi' && second !== undefined) return { screen: 'person', id: second };
  if (first === 'lap') return { screen: 'declare', person: second ?? null };
  return first === 'trung' && second === undefined ? { screen: 'alike' } : { screen: 'nowhere' };
}
