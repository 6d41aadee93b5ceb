// Prints law/generated/ from the rules of the book: one module a program, and the list of them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Found at run time: a clone has no build yet when its types are checked.
const { printAll } = await import(new URL('../law/dist/programs/print.js', import.meta.url).href);
const folder = fileURLToPath(new URL('../law/generated/', import.meta.url));
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(printAll())) writeFileSync(`${folder}${name}`, text);
