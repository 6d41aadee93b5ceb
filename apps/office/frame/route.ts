import { planRoomAt, type PlanRoom } from '../plan/plan-route.ts';

/** The screens of the office, by their address. */
export type Route =
  | { readonly screen: 'people' }
  | { readonly screen: 'person'; readonly id: string }
  | { readonly screen: 'declare'; readonly person: string | null }
  | { readonly screen: 'alike' }
  | { readonly screen: 'own' }
  | { readonly screen: 'rates' }
  | { readonly screen: 'points' }
  | { readonly screen: 'calling' }
  | { readonly screen: 'requests'; readonly request: string | null }
  | { readonly screen: 'imports' }
  | { readonly screen: 'import'; readonly id: string }
  | { readonly screen: 'receipts' }
  | { readonly screen: 'receipt'; readonly id: string }
  | { readonly screen: 'books'; readonly id: string | null }
  | { readonly screen: 'suspense'; readonly payment: string | null }
  | { readonly screen: 'bank'; readonly tab: BankTab }
  | { readonly screen: 'batches' }
  | { readonly screen: 'batch'; readonly id: string }
  | { readonly screen: 'ledger' }
  | { readonly screen: 'collectors' }
  | { readonly screen: 'users' }
  | { readonly screen: 'audit'; readonly tab: AuditTab }
  | { readonly screen: 'plan'; readonly plan: PlanRoom }
  /** The office's own address: the first room of whoever comes in. */
  | { readonly screen: 'home' }
  | { readonly screen: 'nowhere' };

/** Where the office lives on the server. */
export const HOME = '/van-phong';

/** What the bank's room has side by side. */
export const bankTabs = ['matching', 'cash', 'dues', 'settled'] as const;
export type BankTab = (typeof bankTabs)[number];
const bankPaths: Readonly<Record<BankTab, string>> = {
  matching: '',
  cash: '/tien-mat',
  dues: '/cho-chuyen',
  settled: '/da-khop',
};

/** What the record has side by side. */
export const auditTabs = ['viewings', 'events', 'commands'] as const;
export type AuditTab = (typeof auditTabs)[number];
const auditPaths: Readonly<Record<AuditTab, string>> = { viewings: '', events: '/truy-cap', commands: '/viec' };

/** An address with what stands behind its question mark, without what is not told. */
export function withQuery(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const told = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return told.length === 0 ? path : `${path}?${new URLSearchParams(told).toString()}`;
}

/** The addresses of the screens. */
export const hrefOf = {
  people: `${HOME}/nguoi`,
  person: (id: string): string => `${HOME}/nguoi/${id}`,
  declare: (person?: string): string => (person === undefined ? `${HOME}/lap` : `${HOME}/lap/${person}`),
  alike: `${HOME}/trung`,
  own: `${HOME}/cua-toi`,
  rates: `${HOME}/thu-lao`,
  points: `${HOME}/diem-thu`,
  calling: `${HOME}/goi-lai`,
  requests: (request?: string): string => (request === undefined ? `${HOME}/yeu-cau` : `${HOME}/yeu-cau/${request}`),
  imports: `${HOME}/nhap`,
  imported: (id: string): string => `${HOME}/nhap/${id}`,
  receipts: `${HOME}/bien-lai`,
  receipt: (id: string): string => `${HOME}/bien-lai/${id}`,
  books: (id?: string): string => (id === undefined ? `${HOME}/quyen` : `${HOME}/quyen/${id}`),
  suspense: (payment?: string): string =>
    payment === undefined ? `${HOME}/tien-treo` : `${HOME}/tien-treo/${payment}`,
  bank: (tab: BankTab = 'matching'): string => `${HOME}/ngan-hang${bankPaths[tab]}`,
  batches: `${HOME}/dot-nop`,
  batch: (id: string): string => `${HOME}/dot-nop/${id}`,
  ledger: `${HOME}/so-cai`,
  collectors: `${HOME}/nhan-vien`,
  users: `${HOME}/nguoi-dung`,
  audit: (tab: AuditTab = 'viewings'): string => `${HOME}/nhat-ky${auditPaths[tab]}`,
  /** Pages of the public app: a rule, a legal number. */
  rule: (id: string): string => `/luat/${id}`,
  parameter: (id: string): string => `/so-lieu/${id}`,
};

/** The screen at an address. */
export function routeAt(address: string): Route {
  const [path = ''] = address.split('?');
  const [first = '', second, ...more] = path.slice(HOME.length).split('/').slice(1);
  if (!path.startsWith(HOME) || more.length > 0) return { screen: 'nowhere' };
  if (first === '') return { screen: 'home' };
  if (first === 'nguoi' && second === undefined) return { screen: 'people' };
  if (first === 'nguoi' && second !== undefined) return { screen: 'person', id: second };
  if (first === 'lap') return { screen: 'declare', person: second ?? null };
  return deskAt(first, second);
}

/** Rooms that are one screen. */
const rooms = {
  trung: 'alike',
  'cua-toi': 'own',
  'thu-lao': 'rates',
  'diem-thu': 'points',
  'goi-lai': 'calling',
  'so-cai': 'ledger',
  'nhan-vien': 'collectors',
  'nguoi-dung': 'users',
} as const satisfies Readonly<Record<string, Route['screen']>>;

/** A tab by what stands behind its room's address. */
const tabAt = <Tab extends string>(paths: Readonly<Record<Tab, string>>, second: string | undefined): Tab | undefined =>
  (Object.keys(paths) as Tab[]).find((tab) => paths[tab] === (second === undefined ? '' : `/${second}`));

/** The rooms of money and of the record. */
function deskAt(first: string, second: string | undefined): Route {
  if (second === undefined && Object.hasOwn(rooms, first)) return { screen: rooms[first as keyof typeof rooms] };
  switch (first) {
    case 'bien-lai':
      return second === undefined ? { screen: 'receipts' } : { screen: 'receipt', id: second };
    case 'nhap':
      return second === undefined ? { screen: 'imports' } : { screen: 'import', id: second };
    case 'quyen':
      return { screen: 'books', id: second ?? null };
    case 'yeu-cau':
      return { screen: 'requests', request: second ?? null };
    case 'tien-treo':
      return { screen: 'suspense', payment: second ?? null };
    case 'dot-nop':
      return second === undefined ? { screen: 'batches' } : { screen: 'batch', id: second };
    case 'ngan-hang': {
      const tab = tabAt(bankPaths, second);
      return tab ? { screen: 'bank', tab } : { screen: 'nowhere' };
    }
    case 'nhat-ky': {
      const tab = tabAt(auditPaths, second);
      return tab ? { screen: 'audit', tab } : { screen: 'nowhere' };
    }
    default: {
      const plan = planRoomAt(first, second);
      return plan === null ? { screen: 'nowhere' } : { screen: 'plan', plan };
    }
  }
}
