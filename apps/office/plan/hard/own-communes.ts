import { useOffice } from '../../asking/office.tsx';

/** The communes of whoever sits in front of the screen. */
export function useOwnCommunes(): readonly { readonly code: string; readonly name: string }[] {
  const { me, places } = useOffice();
  return places.communes.filter(({ code }) => me.communes === 'all' || me.communes.includes(code));
}
