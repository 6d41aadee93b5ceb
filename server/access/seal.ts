import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Seals something with the server's key, so that who reads the database does not have it.
 * @param about to whom it belongs: what was sealed for one cannot be put in the place of another's
 */
export function seal(key: Uint8Array, content: Uint8Array, about: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(about));
  return Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what was sealed; throws where the key, or to whom it belongs, is another. */
export function unseal(key: Uint8Array, sealed: Uint8Array, about: string): Buffer {
  const whole = Buffer.from(sealed);
  const decipher = createDecipheriv(algorithm, key, whole.subarray(0, nonceBytes)).setAAD(Buffer.from(about));
  decipher.setAuthTag(whole.subarray(-tagBytes));
  return Buffer.concat([decipher.update(whole.subarray(nonceBytes, -tagBytes)), decipher.final()]);
}
