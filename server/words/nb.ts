import type { ServerWords } from './type.ts';

export const words: ServerWords = {
  'not-found': 'Denne siden finnes ikke. Listen over spørsmål er på GET /api/law.',
  'method-not-allowed': 'Denne adressen tar en annen metode: {allowed}.',
  'unknown-question': 'Dette spørsmålet finnes ikke. Listen over spørsmål er på GET /api/law.',
  'not-json': 'Det som ble sendt, er ikke JSON. Se over parenteser og komma.',
  'wrong-content-type': 'Innholdet må være av typen {expected}.',
  'too-large': 'Innholdet er for stort. Det meste er {limit} byte.',
  'too-many-lines': 'For mange linjer. Send høyst {limit} om gangen.',
  'line-too-large': 'Denne linjen er for lang. Det meste er {limit} byte.',
  broken: 'Tjeneren har en feil. Prøv igjen om noen minutter.',
};
