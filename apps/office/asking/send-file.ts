import type { Answer } from './call.ts';

const refusedStatus = 400;

/** Sends a file as it is; the server looks at what it holds, not at its name. */
export async function sendFile<T>(path: string, file: Blob, language: string): Promise<Answer<T>> {
  try {
    const headers = { 'accept-language': language, 'content-type': 'application/octet-stream' };
    const told = await fetch(path, { method: 'POST', headers, body: file });
    const value = (await told.json()) as {
      readonly error?: { readonly code: string; readonly field: string | null; readonly message: string };
    };
    if (told.status < refusedStatus) return { kind: 'answered', value: value as T };
    const { code = String(told.status), field = null, message = '' } = value.error ?? {};
    return { kind: 'refused', status: told.status, code, field, message };
  } catch {
    return { kind: 'unreachable' };
  }
}
