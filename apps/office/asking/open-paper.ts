import type { Answer } from '@diemtua/client';

/** So long the browser has to open it. */
const keptMs = 60_000;

/** Opens a paper that was asked for, because its prints are counted, in a tab of its own. */
export async function openPaper(asked: Promise<Answer<Response>>): Promise<Answer<null>> {
  const answer = await asked;
  if (answer.kind !== 'answered') return answer;
  const paper = await answer.value.blob().catch(() => null);
  if (paper === null) return { kind: 'unreachable' };
  const address = URL.createObjectURL(paper);
  window.open(address, '_blank', 'noopener');
  setTimeout(() => URL.revokeObjectURL(address), keptMs);
  return { kind: 'answered', value: null };
}
