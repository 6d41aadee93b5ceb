import type { Answer, Call } from '../asking/call.ts';

const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.codePointAt(0) ?? 0);

const textOf = (bytes: ArrayBuffer): string =>
  btoa(String.fromCodePoint(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

/** What a browser is asked with, as the server writes it (WebAuthn's PublicKeyCredentialRequestOptionsJSON). */
interface Begun {
  readonly challenge: string;
  readonly rpId?: string;
  readonly timeout?: number;
  readonly userVerification?: UserVerificationRequirement;
  readonly allowCredentials?: readonly { readonly id: string }[];
}

/** Whether this browser has passkeys at all. */
export const hasPasskeys = (): boolean => 'PublicKeyCredential' in window;

/** Signs in with a passkey of this machine or phone; null where the person closed the browser's question. */
export async function signInByPasskey(call: Call): Promise<Answer<{ readonly state: string }> | null> {
  const begun = await call('POST /api/sign-in/passkey/begin');
  if (begun.kind !== 'answered') return begun;
  const { challenge, allowCredentials, rpId, timeout, userVerification } = begun.value.options as Begun;
  const asked: PublicKeyCredentialRequestOptions = {
    challenge: bytesOf(challenge),
    ...(rpId === undefined ? {} : { rpId }),
    ...(timeout === undefined ? {} : { timeout }),
    ...(userVerification === undefined ? {} : { userVerification }),
    allowCredentials: (allowCredentials ?? []).map(({ id }) => ({ id: bytesOf(id), type: 'public-key' })),
  };
  const got = await navigator.credentials.get({ publicKey: asked }).catch(() => null);
  if (!(got instanceof PublicKeyCredential) || !(got.response instanceof AuthenticatorAssertionResponse)) return null;
  const { clientDataJSON, authenticatorData, signature, userHandle } = got.response;
  const response = {
    id: got.id,
    rawId: textOf(got.rawId),
    type: 'public-key' as const,
    clientExtensionResults: {},
    response: {
      clientDataJSON: textOf(clientDataJSON),
      authenticatorData: textOf(authenticatorData),
      signature: textOf(signature),
      ...(userHandle === null ? {} : { userHandle: textOf(userHandle) }),
    },
  };
  return call('POST /api/sign-in/passkey', { body: { step: begun.value.step, response } });
}
