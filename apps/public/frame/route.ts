import { usePath as usePathOf, type Language } from '@diemtua/ui';
import { WAYS, type Way } from '../calculator/draft.ts';

/** The screens of the app, by their address. */
export type Route =
  | { readonly screen: 'home' }
  | { readonly screen: 'way'; readonly way: Way }
  | { readonly screen: 'questions' }
  | { readonly screen: 'question'; readonly name: string }
  | { readonly screen: 'rules' }
  | { readonly screen: 'rule'; readonly id: string }
  | { readonly screen: 'parameters' }
  | { readonly screen: 'parameter'; readonly id: string }
  | { readonly screen: 'served'; readonly page: Served }
  | { readonly screen: 'nowhere' };

/** Pages that the server writes anew each time, and the own record. */
export const SERVED = ['record', 'call', 'receipt', 'places', 'figures'] as const;
export type Served = (typeof SERVED)[number];

const servedAt: Readonly<Record<string, Served>> = {
  'ho-so': 'record',
  'goi-lai': 'call',
  'bien-lai': 'receipt',
  'noi-dong': 'places',
  'cong-bo': 'figures',
};

/** The address of each of the six starts. */
const slugs: Readonly<Record<Way, string>> = {
  pay: 'dong-duoc',
  pension: 'muon-nhan',
  paid: 'da-dong',
  child: 'sinh-con',
  withdraw: 'rut-tien',
  death: 'khi-mat',
};

/** The screen at an address. */
export function routeAt(path: string): Route {
  const [first = '', second, ...more] = path.split('/').slice(1);
  const page = servedAt[first];
  if (page !== undefined) return { screen: 'served', page };
  if (more.length > 0) return { screen: 'nowhere' };
  if ((first === '' || first === 'nhung') && second === undefined) return { screen: 'home' };
  if (first === 'tinh') {
    const way = WAYS.find((each) => slugs[each] === second);
    return way === undefined ? { screen: 'nowhere' } : { screen: 'way', way };
  }
  if (first === 'hoi') return second === undefined ? { screen: 'questions' } : { screen: 'question', name: second };
  if (first === 'luat') return second === undefined ? { screen: 'rules' } : { screen: 'rule', id: second };
  if (first === 'so-lieu') return second === undefined ? { screen: 'parameters' } : { screen: 'parameter', id: second };
  return { screen: 'nowhere' };
}

/** The addresses of the screens, and of the pages that the server writes, in the language in which one came. */
export const hrefOf = {
  home: '/',
  way: (way: Way): string => `/tinh/${slugs[way]}`,
  questions: '/hoi',
  question: (name: string): string => `/hoi/${name}`,
  rules: '/luat',
  rule: (id: string): string => `/luat/${id}`,
  parameters: '/so-lieu',
  parameter: (id: string): string => `/so-lieu/${id}`,
  places: (language: Language): string => `/noi-dong?language=${language}`,
  figures: (language: Language): string => `/cong-bo?language=${language}`,
  call: (language: Language): string => `/goi-lai?language=${language}`,
  receipt: (language: Language): string => `/bien-lai?language=${language}`,
  record: '/ho-so',
  programs: '/api/docs',
};

/** Which addresses each app has: a link to another one loads it. */
const own = {
  starts: (path: string): boolean => path === hrefOf.home || path.startsWith('/tinh/'),
  book: (path: string): boolean => /^\/(hoi|luat|so-lieu)(\/|$)/.test(path),
};

/** The path that is shown. Links of the app change it without loading the page again. */
export const usePath = (app: keyof typeof own): string => usePathOf('/', own[app]).split('?')[0] ?? '/';
