import { formatDay, formatDong, type Language } from '@diemtua/ui';
import type { HandOverRow } from '../asking/desk-shapes.ts';
import type { Say } from '../language/say.tsx';

/** Whose cash a slip is, how much, and when it was counted at the desk or else handed over: "Vàng Thị Mỷ: 594.000 đ, đếm ngày 19/11/2025". */
export function slipText(slip: HandOverRow, say: Say, language: Language): string {
  const { collectorName: name, amount, received, receivedOn, handedOn } = slip;
  return say(receivedOn === null ? 'bank.handedOf' : 'bank.countedOf', {
    name,
    sum: formatDong(received ?? amount, language),
    day: formatDay(receivedOn ?? handedOn, language),
  });
}
