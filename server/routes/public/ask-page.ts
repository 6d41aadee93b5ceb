import { createHmac, randomBytes } from 'node:crypto';
import { idSchema, makeId, type Id, type ProvinceCode } from '@diemtua/domain/ids';
import { maskNumber } from '@diemtua/domain/registry';
import { ASK_FIELDS, readAsk, withdrawalCode, type Written } from '@diemtua/domain/outreach';
import type { Language } from '@diemtua/law/kernel/format';
import type { Access } from '../../access/access.ts';
import { dayInVietnam } from '../../store/commands/vietnam.ts';
import { addLead } from '../../store/outreach/leads.ts';
import { chosenOf, findCommunes, type FoundCommune } from '../../store/public/places.ts';
import { inSession, provinceScope } from '../../store/session.ts';
import { callingWords } from '../../words/calling.ts';
import { CALL_CONSENTS } from '../../words/consent.ts';
import { fillIn } from '../../words/fill.ts';
import { publicWords } from '../../words/public.ts';
import { route, type House } from '../route.ts';
import { nothing } from '../shapes.ts';
import { askForm, TRAP, type AskForm } from './ask-form.ts';
import { fieldsOf } from './form.ts';
import { escaped, servedPage } from './html.ts';
import { placeQuery } from './shapes.ts';

const PATH = '/goi-lai';
const FORM_BYTES_MAX = 4 * 1024;
const ID_BYTES = 10;

const newId = (now: number): Id<'lead'> => makeId<'lead'>(now, randomBytes(ID_BYTES));

function page(house: House, language: Language, main: string, status = 200): Response {
  const { title, lead } = callingWords[language];
  return servedPage(house, { language, path: PATH, title, lead, main, ofOne: true, status });
}

/** The form by which somebody asks to be called. */
export const askPage = route({
  method: 'GET',
  path: '/goi-lai',
  what: 'The form by which somebody asks to be called, as a page',
  may: 'anyone',
  limit: 'work',
  params: nothing,
  query: placeQuery,
  body: null,
  answer: { types: ['text/html'] },
  handle: async ({ input: { query }, engine, access, house, language, now }) => {
    const wanted = (query.xa ?? '').trim();
    const commune =
      wanted === ''
        ? ''
        : await inSession(engine, provinceScope(access.province), async (session) => {
            const communes = await findCommunes(session, wanted, dayInVietnam(now));
            return chosenOf(communes, wanted)?.name ?? wanted;
          });
    const form: AskForm = { language, id: newId(now), written: { commune }, problems: [], communes: [], against: null };
    return page(house, language, askForm(form));
  },
});

/** The code of a request: the same as often as it is sent, and nobody's who has not the server's key. */
function codeOf({ key }: Access, province: ProvinceCode, id: string): string {
  return withdrawalCode(createHmac('sha256', key).update(`lead-code/${province}/${id}`).digest());
}

/** Takes a request. What is wrong comes back in the form, with all that was written, and the field that is meant. */
export const askSend = route({
  method: 'POST',
  path: '/goi-lai',
  what: 'Somebody asks to be called: name, phone, commune, when, about what, with consent; answers with a page and the code to take it back',
  may: 'anyone',
  limit: 'ask',
  params: nothing,
  query: placeQuery,
  body: { types: ['application/x-www-form-urlencoded'], bytesMax: FORM_BYTES_MAX, as: 'text' },
  answer: { types: ['text/html'] },
  handle: async ({ input: { body }, engine, access, house, language, now }) => {
    const words = callingWords[language];
    const fields = fieldsOf(body);
    const written: Written = Object.fromEntries(
      ASK_FIELDS.filter((each) => fields[each] !== undefined).map((each) => [each, fields[each]]),
    );
    const sentId = idSchema<'lead'>().safeParse(fields['id']);
    const id = sentId.success ? sentId.data : newId(now);
    const back = (told: Partial<AskForm>): Response =>
      page(
        house,
        language,
        askForm({ language, id, written, problems: [], communes: [], against: null, ...told }),
        400,
      );
    const consentVersion = fields['consentVersion'] ?? '';
    if ((fields[TRAP] ?? '') !== '' || !Object.hasOwn(CALL_CONSENTS, consentVersion))
      return back({ against: words.strange });
    const read = readAsk(written);
    const today = dayInVietnam(now);
    return inSession(engine, provinceScope(access.province), async (session) => {
      const wanted = (written.commune ?? '').trim();
      const communes = wanted === '' ? [] : await findCommunes(session, wanted, today);
      const commune = chosenOf(communes, wanted);
      const unclear = wanted !== '' && communes.length === 0 ? 'unknown' : commune === null ? communes : [];
      if (!read.ok || commune === null) return back({ problems: read.ok ? [] : read.problems, communes: unclear });
      const add = async (as: Id<'lead'>) => {
        const code = codeOf(access, access.province, as);
        const lead = { ...read.value, id: as, commune: commune.code, language, consentVersion, code };
        return { code, told: await addLead(session, lead, today, now) };
      };
      let added = await add(id);
      // Sent before with other words: this is another request.
      if (added.told === 'already-there') added = await add(newId(now));
      if (added.told === 'phone-waits') return back({ against: words.phoneWaits });
      if (added.told === 'commune-full') return back({ against: words.communeFull });
      return page(house, language, doneText(language, commune, read.value.phone, added.code));
    });
  },
});

function doneText(language: Language, { unit }: FoundCommune, phone: string, code: string): string {
  const words = callingWords[language];
  const who = unit ?? publicWords[language].office;
  return [
    `<section data-sent><div class="notice said" role="status"><div><h2>${escaped(words.done)}</h2>`,
    `<p>${escaped(fillIn(words.doneSaid, { unit: who, phone: maskNumber(phone) }))}</p></div></div></section>`,
    `<section><h2>${escaped(words.yourCode)}</h2><p data-code><b>${code}</b></p><p class="second">${escaped(words.keepCode)}</p>`,
    `<p class="action"><a href="/goi-lai/rut?language=${language}">${escaped(words.toWithdraw)}</a></p></section>`,
    '<script src="/giu-chu.js" defer></script>',
  ].join('');
}
