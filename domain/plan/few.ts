/** Small whole numbers are told up to so many. */
const fewMax = 10;
/** They stand for a part that they miss by less than this. */
const missMax = 0.03;

/** "Of so many who came, so many went", in small whole numbers; null where none come near. */
export function fewOf(came: number, went: number): { readonly came: number; readonly went: number } | null {
  if (came <= 0 || went <= 0) return null;
  for (let of = 2; of <= fewMax; of += 1) {
    const part = Math.round((went / came) * of);
    if (part > 0 && part <= of && Math.abs(part / of - went / came) < missMax) return { came: of, went: part };
  }
  return null;
}
