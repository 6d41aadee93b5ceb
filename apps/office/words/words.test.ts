import { testCatalogues } from '../../../tests/catalogue.ts';
import en from './en.json';
import nb from './nb.json';
import vi from './vi.json';

testCatalogues({ vi, en, nb });
