import { useOffice } from '../asking/office.tsx';
import { useVoice, type MessageId } from '../language/say.tsx';
import type { PlanPlace } from './shapes.ts';

/** How a place is called where it stands alone: "Tỉnh Lào Cai", "Phường Lào Cai". */
export function usePlaceTitle(): (place: Pick<PlanPlace, 'level' | 'code' | 'name'>) => string {
  const { say } = useVoice();
  const { places } = useOffice();
  return ({ level, code, name }) => {
    if (level === 'province') return say('plan.title.province', { name });
    const kind = level === 'commune' ? places.communes.find((commune) => commune.code === code)?.kind : undefined;
    return kind === undefined ? name : say(`plan.title.${kind}` as MessageId, { name });
  };
}
