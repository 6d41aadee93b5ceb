/** The rooms of the plan, by what stands behind the office's address. */
export type PlanRoom =
  | { readonly room: 'board' }
  | { readonly room: 'places' }
  | { readonly room: 'watch' }
  | { readonly room: 'place'; readonly level: 'unit' | 'commune'; readonly code: string }
  | { readonly room: 'plan' }
  | { readonly room: 'scenario' }
  | { readonly room: 'forecast' }
  | { readonly room: 'sprint'; readonly id: string | null }
  | { readonly room: 'list'; readonly list: ListName }
  | { readonly room: 'hard' }
  | { readonly room: 'spread' }
  | { readonly room: 'reports' }
  | { readonly room: 'snapshot'; readonly id: string }
  | { readonly room: 'notes' };

/** Lists of people to be called on. */
export const listNames = ['due', 'lapse', 'near15'] as const;
export type ListName = (typeof listNames)[number];

const listPaths: Readonly<Record<ListName, string>> = { due: 'den-han', lapse: 'nguy-co', near15: 'gan-15-nam' };

/** Rooms that are one screen. */
const single: Readonly<Record<string, PlanRoom>> = {
  'tong-quan': { room: 'board' },
  'dia-ban': { room: 'places' },
  'vao-ra': { room: 'watch' },
  'ke-hoach': { room: 'plan' },
  'kich-ban': { room: 'scenario' },
  'du-bao': { room: 'forecast' },
  'noi-kho': { room: 'hard' },
  'phan-bo': { room: 'spread' },
  'bao-cao': { room: 'reports' },
  'nhac-viec': { room: 'notes' },
  'den-han': { room: 'list', list: 'due' },
  'nguy-co': { room: 'list', list: 'lapse' },
  'gan-15-nam': { room: 'list', list: 'near15' },
};

/** The room of the plan at the parts of an address; null: it is none. */
export function planRoomAt(first: string, second: string | undefined): PlanRoom | null {
  if (first === 'dot-cao-diem') return { room: 'sprint', id: second ?? null };
  if (second === undefined) return Object.hasOwn(single, first) ? (single[first] ?? null) : null;
  switch (first) {
    case 'don-vi':
      return { room: 'place', level: 'unit', code: second };
    case 'xa':
      return { room: 'place', level: 'commune', code: second };
    case 'bao-cao':
      return { room: 'snapshot', id: second };
    default:
      return null;
  }
}

/** The address of a room of the plan, behind that of the office. */
export function planPathOf(to: PlanRoom): string {
  switch (to.room) {
    case 'board':
      return '/tong-quan';
    case 'places':
      return '/dia-ban';
    case 'watch':
      return '/vao-ra';
    case 'place':
      return `/${to.level === 'unit' ? 'don-vi' : 'xa'}/${encodeURIComponent(to.code)}`;
    case 'plan':
      return '/ke-hoach';
    case 'scenario':
      return '/kich-ban';
    case 'forecast':
      return '/du-bao';
    case 'sprint':
      return to.id === null ? '/dot-cao-diem' : `/dot-cao-diem/${to.id}`;
    case 'list':
      return `/${listPaths[to.list]}`;
    case 'hard':
      return '/noi-kho';
    case 'spread':
      return '/phan-bo';
    case 'reports':
      return '/bao-cao';
    case 'snapshot':
      return `/bao-cao/${to.id}`;
    case 'notes':
      return '/nhac-viec';
  }
}
