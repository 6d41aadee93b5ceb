// Prints law/generated/ from the rules of the book: one module a program, and the list of them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { printAll } from '../law/dist/programs/print.js';

const folder = fileURLToPath(new URL('../law/generated/', import.meta.url));
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(printAll())) writeFileSync(`${folder}${name}`, text);
