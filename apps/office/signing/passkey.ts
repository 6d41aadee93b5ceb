import type { Answer } from '@diemtua/client';
import type { Call } from '../asking/call.ts';

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

/**
 * Signs in with a passkey of this machine or phone; null where the person closed the browser's question.
 * @param step of a sign-in whose password was right already; null: the passkey says by itself who comes
 */
export async function signInByPasskey(
  call: Call,
  step: string | null,
): Promise<Answer<{ readonly state: string }> | null> {
  const begun = await (step === null
    ? call('POST /api/sign-in/passkey/begin')
    : call('POST /api/sign-in/code/passkey', { body: { step } }));
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

/** How a browser is asked to make one (WebAuthn's PublicKeyCredentialCreationOptionsJSON). */
interface Making {
  readonly challenge: string;
  readonly rp: PublicKeyCredentialRpEntity;
  readonly user: { readonly id: string; readonly name: string; readonly displayName: string };
  readonly pubKeyCredParams: PublicKeyCredentialParameters[];
  readonly timeout?: number;
  readonly excludeCredentials?: readonly { readonly id: string }[];
  readonly authenticatorSelection?: AuthenticatorSelectionCriteria;
}

/** Makes a passkey on this machine or phone; null where the person closed the browser's question, or it made none. */
export async function makePasskey(call: Call, label: string): Promise<Answer<unknown> | null> {
  const begun = await call('POST /api/me/passkeys/begin');
  if (begun.kind !== 'answered') return begun;
  const asked = begun.value.options as unknown as Making;
  const { timeout, authenticatorSelection } = asked;
  const publicKey: PublicKeyCredentialCreationOptions = {
    challenge: bytesOf(asked.challenge),
    rp: asked.rp,
    user: { ...asked.user, id: bytesOf(asked.user.id) },
    pubKeyCredParams: asked.pubKeyCredParams,
    excludeCredentials: (asked.excludeCredentials ?? []).map(({ id }) => ({ id: bytesOf(id), type: 'public-key' })),
    ...(timeout === undefined ? {} : { timeout }),
    ...(authenticatorSelection === undefined ? {} : { authenticatorSelection }),
  };
  const made = await navigator.credentials.create({ publicKey }).catch(() => null);
  if (!(made instanceof PublicKeyCredential) || !(made.response instanceof AuthenticatorAttestationResponse))
    return null;
  const { clientDataJSON, attestationObject } = made.response;
  const response = {
    id: made.id,
    rawId: textOf(made.rawId),
    type: 'public-key' as const,
    clientExtensionResults: {},
    response: {
      clientDataJSON: textOf(clientDataJSON),
      attestationObject: textOf(attestationObject),
      transports: made.response.getTransports(),
    },
  };
  return call('POST /api/me/passkeys', { body: { step: begun.value.step, response, label } });
}
