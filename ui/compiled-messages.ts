import { readFileSync } from 'node:fs';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';

const catalogue = /\/words\/(vi|en|nb)\.json$/;

/** For the build of an app: messages reach the browser parsed, so that it needs no parser of its own. */
export const compiledMessages: Plugin = {
  name: 'compiled-messages',
  enforce: 'pre',
  load(id) {
    if (!catalogue.test(id)) return null;
    const messages = JSON.parse(readFileSync(id, 'utf8')) as Readonly<Record<string, string>>;
    return JSON.stringify(
      Object.fromEntries(Object.entries(messages).map(([name, message]) => [name, compileMessage(message)])),
    );
  },
};
