import { readFileSync } from 'node:fs';
import { I18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { describe, expect, test } from 'vitest';
import { sayMessage } from './messages.ts';

const catalogue = (app: string, language: string): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(new URL(`../apps/${app}/words/${language}.json`, import.meta.url), 'utf8')) as Record<
    string,
    string
  >;

describe.each(['public', 'office'])('every message of the %s app says what the library says', (app) => {
  test.each(['vi', 'en', 'nb'])('in %s, for none, one, some and many', (language) => {
    for (const [id, text] of Object.entries(catalogue(app, language))) {
      const message = compileMessage(text);
      const names = [...text.matchAll(/\{(\w+)/g)].map(([, name = '']) => name);
      const i18n = new I18n({ locale: language, messages: { [language]: { [id]: message } } });
      for (const number of [0, 1, 2, 21, 1_500]) {
        const values = Object.fromEntries(names.map((name) => [name, number]));
        expect(sayMessage(message as never, values, language), id).toBe(i18n._(id, values));
      }
    }
  });
});
