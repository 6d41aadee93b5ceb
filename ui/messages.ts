/** A message as the build parses it: texts, holes by name, and counts with a text for each kind of number. */
export type Compiled = string | readonly Token[];
type Token =
  | string
  | readonly [
      name: string,
      kind?: string | undefined,
      cases?: string | Readonly<Record<string, Compiled | number | undefined>> | undefined,
    ];

export type Messages = Readonly<Record<string, Compiled>>;

const rules = new Map<string, Intl.PluralRules>();

function ruleOf(language: string): Intl.PluralRules {
  const known = rules.get(language) ?? new Intl.PluralRules(language);
  rules.set(language, known);
  return known;
}

/** Puts values into a parsed message: holes, plurals with "#" for their number, and choices by a word; nothing else is ever written in the catalogues. */
export function sayMessage(
  message: Compiled,
  values: Readonly<Record<string, string | number>>,
  language: string,
  count: number | null = null,
): string {
  if (typeof message === 'string') return message;
  return message
    .map((token) => {
      if (typeof token === 'string') return token === '#' && count !== null ? count.toLocaleString(language) : token;
      const [name, kind, cases] = token;
      const value = values[name] ?? '';
      if (typeof cases !== 'object') return String(value);
      const number = kind === 'plural' ? Number(value) : null;
      const rule = number === null ? '' : ruleOf(language).select(number);
      const chosen = cases[String(value)] ?? cases[rule] ?? cases['other'];
      return typeof chosen === 'number' || chosen === undefined ? '' : sayMessage(chosen, values, language, number);
    })
    .join('');
}
