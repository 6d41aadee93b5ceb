/** Why the server refused: a code for the program, the field, a sentence for people. */
export interface Refusal {
  readonly code: string;
  readonly field: string | null;
  readonly message: string;
}

/** The server answered, and refused. */
export class RefusedByServer extends Error {
  override readonly name = 'RefusedByServer';
  readonly status: number;
  readonly code: string;
  readonly field: string | null;
  /** After how many seconds it makes sense to ask again; null: not by waiting. */
  readonly retryAfterSeconds: number | null;

  constructor(status: number, refusal: Refusal, retryAfterSeconds: number | null) {
    super(refusal.message);
    this.status = status;
    this.code = refusal.code;
    this.field = refusal.field;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** Whether somebody has to sign in first. */
  get isSignedOut(): boolean {
    return this.status === 401;
  }
}

/**
 * The server did not answer: no network, cut off, too late, or something else answered in its place. Whether it did what was asked is not known:
 * what may be sent again is sent again.
 */
export class NotReached extends Error {
  override readonly name = 'NotReached';
}
