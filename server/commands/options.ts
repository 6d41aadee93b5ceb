import { parseArgs, type ParseArgsConfig } from 'node:util';
import { LANGUAGES, type Language } from '@diemtua/law/kernel/format';
import { codeOf, EXIT } from './streams.ts';

/** A call that cannot be answered: what is wrong, and the way out. */
export class UsageError extends Error {
  readonly wayOut: string;
  readonly exit: number;

  constructor(message: string, wayOut = 'See: diemtua --help', exit: number = EXIT.wrong) {
    super(message);
    this.wayOut = wayOut;
    this.exit = exit;
  }
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Options of every command that talks about the law. */
export const COMMON_OPTIONS = { language: { type: 'string' }, lang: { type: 'string' } } as const satisfies Options;
/** Options of a question. */
export const LAW_OPTIONS = {
  explain: { type: 'boolean', default: false },
  jsonl: { type: 'string' },
} as const satisfies Options;

/** What parseArgs gives for a set of options. */
type Parsed<O extends Options> = ReturnType<typeof parseArgs<{ args: string[]; options: O; allowPositionals: true }>>;

/** Reads the words of a call. `language` is always there and is one of ours; what is unknown is a UsageError. */
export function readOptions<const O extends Options>(
  argv: readonly string[],
  options: O,
): { readonly values: Omit<Parsed<O>['values'], 'language'> & { language: Language }; readonly positionals: string[] } {
  const { values, positionals } = parse(argv, options);
  const told: unknown = 'language' in values ? values.language : undefined;
  const short: unknown = 'lang' in values ? values.lang : undefined;
  return { values: { ...values, language: readLanguage(told ?? short ?? 'en') }, positionals };
}

function parse<const O extends Options>(argv: readonly string[], options: O): Parsed<O> {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true }) as Parsed<O>;
  } catch (error) {
    if (!codeOf(error).startsWith('ERR_PARSE_ARGS_')) throw error;
    const [sentence = ''] = (error as Error).message.split(/\. |\n/);
    throw new UsageError(`${sentence.replace(/\.$/, '')}.`);
  }
}

function readLanguage(told: unknown): Language {
  const language = LANGUAGES.find((each) => each === told);
  if (language) return language;
  throw new UsageError(`There is no language "${String(told)}".`, `Choose one of: ${LANGUAGES.join(', ')}`);
}

/** A whole number of an option, between its limits. */
export function readWhole(name: string, told: string | undefined, otherwise: number, most: number): number {
  if (told === undefined) return otherwise;
  const value = /^\d+$/.test(told) ? Number(told) : 0;
  if (value >= 1 && value <= most) return value;
  throw new UsageError(`--${name} is "${told}".`, `It is a whole number from 1 to ${most}.`);
}
