import type { Answer } from './call.ts';

const refusedStatus = 400;
/** So long the browser has to open it. */
const keptMs = 60_000;

/** Asks for a paper whose prints are counted, and opens it in a tab of its own. */
export async function openPaper(path: string, language: string): Promise<Answer<null>> {
  try {
    const told = await fetch(path, { method: 'POST', headers: { 'accept-language': language } });
    if (told.status >= refusedStatus) {
      const { error } = (await told.json()) as { readonly error?: { readonly code: string; readonly message: string } };
      const { code = String(told.status), message = '' } = error ?? {};
      return { kind: 'refused', status: told.status, code, field: null, message };
    }
    const address = URL.createObjectURL(await told.blob());
    window.open(address, '_blank', 'noopener');
    setTimeout(() => URL.revokeObjectURL(address), keptMs);
    return { kind: 'answered', value: null };
  } catch {
    return { kind: 'unreachable' };
  }
}
