import type { CommuneFacts } from './read.ts';

/** What a place is like: towns and wards, valleys, highlands. */
export type Land = 'town' | 'valley' | 'highland';

const highland: ReadonlySet<string> = new Set([
  'BATXAT',
  'MUONGKHUONG',
  'SIMACAI',
  'BACHA',
  'SAPA',
  'MUCANGCHAI',
  'TRAMTAU',
]);

/** What land a commune is. */
export const landOf = ({ unit, kind }: Pick<CommuneFacts, 'unit' | 'kind'>): Land =>
  kind === 'phuong' ? 'town' : highland.has(unit) ? 'highland' : 'valley';
