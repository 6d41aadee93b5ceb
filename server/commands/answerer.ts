import { isUtf8 } from 'node:buffer';
import { answer, type Answered, type Refused } from '@diemtua/law';
import type { Language } from '@diemtua/law/kernel/format';
import type { Words } from '@diemtua/law/words/type';
import { isBlank, LINE_BYTES_MAX } from './lines.ts';
import { refusal, wordsOf } from './refusals.ts';

/** What is asked of every input of a run. */
export interface Asked {
  readonly question: string;
  readonly language: Language;
  readonly explain: boolean;
}

/** Whether an answer is a refusal. */
export function isRefused(given: Answered | Refused): given is Refused {
  return 'error' in given;
}

/** Answers inputs as they come from a file: bytes, of which nothing is known yet. */
export class Answerer {
  private readonly asked: Asked;
  private readonly words: Words;

  private constructor(asked: Asked, words: Words) {
    this.asked = asked;
    this.words = words;
  }

  static async for(asked: Asked): Promise<Answerer> {
    return new Answerer(asked, await wordsOf(asked.language));
  }

  /** The answer to one line; never throws. */
  line(bytes: Buffer): Answered | Refused {
    const { words } = this;
    if (bytes.length > LINE_BYTES_MAX) return refusal('too-long', words, `> ${LINE_BYTES_MAX} byte`);
    if (isBlank(bytes)) return refusal('empty-line', words);
    return this.json(bytes);
  }

  /** The answer to an input of whatever length; never throws. */
  json(bytes: Buffer): Answered | Refused {
    const { words } = this;
    const { question, explain } = this.asked;
    if (!isUtf8(bytes)) return refusal('not-utf8', words);
    let input: unknown;
    try {
      input = JSON.parse(bytes.toString('utf8'));
    } catch (error) {
      return refusal('malformed-json', words, error instanceof Error ? error.message : '');
    }
    try {
      return answer(question, input, { words, explain });
    } catch (error) {
      // A fault of ours: one bad line of a million must not end the run.
      return refusal('internal-error', words, error instanceof Error ? error.message : String(error));
    }
  }
}
