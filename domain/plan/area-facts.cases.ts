import type { CommuneCode, UnitCode } from '../ids/index.ts';
import type { AreaFacts } from './hard.ts';

const usual: AreaFacts = {
  commune: '00000' as CommuneCode,
  unit: 'U06' as UnitCode,
  notInsured: 3600,
  participants: 400,
  plan: 500,
  forecast: 450,
  collectors: 8,
  hamlets: 10,
  farHamlets: 1,
  farBeyondKm: 5,
  areaKm2: 100,
  poorPercent: 10,
  minorityPercent: 50,
  joined: 100,
  joinedInBusiestThreeMonths: 30,
  giftDue: 20,
  giftRenewed: 14,
  due: 200,
  renewed: 160,
  visits: 50,
  joinedAfterVisits: 25,
};
/** What is known of a commune like most, with what differs. */
export const areaFacts = (code: string, told: Partial<AreaFacts> = {}): AreaFacts => ({
  ...usual,
  commune: code as CommuneCode,
  ...told,
});
