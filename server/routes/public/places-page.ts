import { dayInVietnam } from '../../store/commands/vietnam.ts';
import { findCommunes, isNamed, takersNear, type FoundCommune, type Taker } from '../../store/public/places.ts';
import { inSession, provinceScope } from '../../store/session.ts';
import { fillIn } from '../../words/fill.ts';
import { publicWords, type PublicWords } from '../../words/public.ts';
import { route } from '../route.ts';
import { nothing } from '../shapes.ts';
import { escaped, servedPage } from './html.ts';
import { placeQuery } from './shapes.ts';

/** Where one pays near a commune, as a page that needs no script. */
export const placesPage = route({
  method: 'GET',
  path: '/noi-dong',
  what: 'Who takes payments near a commune, as a page',
  may: 'anyone',
  limit: 'work',
  params: nothing,
  query: placeQuery,
  body: null,
  answer: { types: ['text/html'] },
  handle: async ({ input: { query }, engine, access, house, language, now }) => {
    const words = publicWords[language];
    const wanted = (query.xa ?? '').trim();
    const today = dayInVietnam(now);
    const found = await inSession(engine, provinceScope(access.province), async (session) => {
      const communes = wanted === '' ? [] : await findCommunes(session, wanted, today);
      const [only, ...others] = communes;
      const chosen = only !== undefined && (others.length === 0 || isNamed(only, wanted)) ? only : null;
      return { communes, chosen, takers: chosen === null ? [] : await takersNear(session, chosen.code, today) };
    });
    const main = [
      `<form class="form" method="get" action="/noi-dong"><section><div class="field"><label for="xa">${escaped(words.find)}</label>`,
      `<p class="field-hint" id="xa-hint">${escaped(words.findHint)}</p>`,
      `<div class="control"><input id="xa" name="xa" type="text" autocomplete="off" aria-describedby="xa-hint" value="${escaped(wanted)}"></div></div>`,
      `<input type="hidden" name="language" value="${language}"><button class="button main" type="submit">${escaped(words.search)}</button></section></form>`,
      wanted !== '' && found.communes.length === 0
        ? `<section><p>${escaped(fillIn(words.noCommune, { value: wanted }))}</p></section>`
        : '',
      found.chosen === null && found.communes.length > 0 ? choices(found.communes, words, language) : '',
      found.chosen === null ? '' : takersOf(found.chosen, found.takers, words),
    ].join('');
    return servedPage(house, { language, path: '/noi-dong', title: words.places, lead: words.placesLead, main });
  },
});

function choices(communes: readonly FoundCommune[], words: PublicWords, language: string): string {
  const items = communes.map(({ code, name, before }) => {
    const names = before.length === 0 ? '' : escaped(fillIn(words.before, { names: before.join(', ') }));
    return `<li><a href="/noi-dong?xa=${code}&amp;language=${language}"><b>${escaped(name)}</b><span>${names}</span></a></li>`;
  });
  return `<section><h2>${escaped(words.which)}</h2><ul class="entries">${items.join('')}</ul></section>`;
}

function takersOf({ name, unit }: FoundCommune, takers: readonly Taker[], words: PublicWords): string {
  const items = takers.map((taker) => {
    const where = taker.km === 0 ? words.here : words.away;
    const phone =
      taker.phone === null
        ? escaped(words.noPhone)
        : `<a class="button second" href="tel:${escaped(taker.phone.replaceAll(/[^\d+]/g, ''))}">${escaped(taker.phone)}</a>`;
    return [
      `<li><div><b>${escaped(taker.name)}</b><p class="second">${escaped(taker.organisation)}, `,
      `${escaped(fillIn(where, { commune: taker.commune, km: String(taker.km) }))}</p></div>${phone}</li>`,
    ].join('');
  });
  return [
    `<section><h2>${escaped(fillIn(words.takers, { commune: name }))}</h2>`,
    items.length > 0
      ? `<ul class="takers">${items.join('')}</ul>`
      : `<p>${escaped(fillIn(words.noTakers, { unit: unit ?? words.decides }))}</p>`,
    unit === null ? '' : `<p>${escaped(fillIn(words.unit, { unit }))}</p>`,
    `<p class="second">${escaped(words.bring)}</p><p class="second small">${escaped(words.demonstration)}</p></section>`,
  ].join('');
}
