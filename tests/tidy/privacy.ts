import { lineAt, type Finding, type HouseFile, type HouseRule } from './house.ts';

/** A thing that must stand in no file, as a pattern of text. */
interface Pattern {
  readonly wrong: string;
  readonly pattern: RegExp;
}

const findAll = (files: readonly HouseFile[], patterns: readonly Pattern[], wayOut: string): Finding[] =>
  files.flatMap(({ path, text }) =>
    patterns.flatMap(({ wrong, pattern }) =>
      [...text.matchAll(pattern)].map((found) => ({ path, line: lineAt(text, found.index), wrong, wayOut })),
    ),
  );

const places: readonly Pattern[] = [
  {
    wrong: 'the address of a package registry',
    pattern: /registry\.[a-z.]+\.(?:org|com|io|dev)|"resolved": "https?:/g,
  },
  { wrong: 'a path of one machine', pattern: /(?<![\w.~*}-])\/(?:home|Users|root|work|mnt|media)\/[\w.-]+/g },
  { wrong: 'a path of one machine', pattern: /\b[A-Z]:\\{1,2}Users\\/g },
  { wrong: 'a host of a private network', pattern: /\b[\w-]+\.(?:internal|corp|lan|intranet)\b(?!\()/g },
  {
    wrong: 'a host of a private network',
    pattern:
      /(?<![\d.])(?:10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2})(?![\d.])/g,
  },
];

/** Nothing in a file is true on one machine or in one network only. */
export const machinePlaces: HouseRule = {
  name: 'no file knows one machine, one network or one registry',
  find: (files) => findAll(files, places, 'take it from the environment, or write it relative to the repository'),
};

const keys: readonly Pattern[] = [
  { wrong: 'a private key', pattern: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/g },
  {
    wrong: 'an access key',
    pattern:
      /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|\bgh[pousr]_\w{30,}|\bgithub_pat_\w{30,}|\bnpm_\w{30,}|\bxox[abprs]-[\w-]{10,}/g,
  },
  { wrong: 'a signed token', pattern: /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/g },
  {
    wrong: 'a password or key in plain text',
    pattern:
      /(?:password|passwd|secret|token|api_?key)["']?\s*[:=]\s*["'`](?=[^"'`\s]*\d)(?=[^"'`\s]*[a-z])[^"'`\s${}]{12,}["'`]/gi,
  },
];

/** No secret stands in a file. */
export const secrets: HouseRule = {
  name: 'no file holds a secret',
  find: (files) =>
    findAll(files, keys, 'take it away, count it as known to others, and read the new one from the environment'),
};
