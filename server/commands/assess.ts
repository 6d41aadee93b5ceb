import { UsageError } from './options.ts';
import type { Streams } from './streams.ts';

export function assess(_argv: readonly string[], _streams: Streams): Promise<number> {
  return Promise.reject(new UsageError('Not yet.'));
}
