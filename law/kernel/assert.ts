/** Stops at a mistake of ours. People's mistakes are outcomes, never thrown from here. */
export function bug(message: string): never {
  throw new Error(`bug: ${message}`);
}
