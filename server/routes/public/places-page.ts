import { openState, rowsOfHours, type OpeningHours, type Weekday } from '@diemtua/domain/collection';
import { formatDay, type Language } from '@diemtua/law/kernel/format';
import { dayInVietnam, weekTimeInVietnam } from '../../store/commands/vietnam.ts';
import { isDemonstration } from '../../store/plan/look.ts';
import {
  chosenOf,
  findCommunes,
  pointsNear,
  takersNear,
  type FoundCommune,
  type NearPoint,
  type Taker,
} from '../../store/public/places.ts';
import { inSession, provinceScope } from '../../store/session.ts';
import { fillIn } from '../../words/fill.ts';
import { publicWords, type PublicWords } from '../../words/public.ts';
import { route } from '../route.ts';
import { nothing } from '../shapes.ts';
import { textField } from './form.ts';
import { escaped, servedPage } from './html.ts';
import { placeQuery, PLACE_SIGNS_MAX } from './shapes.ts';

/** Where one pays near a commune, and when, as a page that needs no script. */
export const placesPage = route({
  method: 'GET',
  path: '/noi-dong',
  what: 'Where one pays near a commune, when it is open, and whom one may call, as a page',
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
      const chosen = chosenOf(communes, wanted);
      const [points, takers] =
        chosen === null
          ? [[], []]
          : [await pointsNear(session, chosen.code, today), await takersNear(session, chosen.code, today)];
      return { communes, chosen, points, takers, isMadeUp: await isDemonstration(session) };
    });
    const { chosen } = found;
    const main = [
      '<form class="form" method="get" action="/noi-dong"><section>',
      textField({
        name: 'xa',
        label: words.find,
        hint: words.findHint,
        value: wanted,
        signsMax: PLACE_SIGNS_MAX,
        error: wanted !== '' && found.communes.length === 0 ? fillIn(words.noCommune, { value: wanted }) : undefined,
      }),
      `<input type="hidden" name="language" value="${language}"><button class="button main" type="submit">${escaped(words.search)}</button></section></form>`,
      chosen === null && found.communes.length > 0 ? choices(found.communes, words, language) : '',
      ...(chosen === null
        ? []
        : [
            pointsOf(chosen, found.points, words, language, weekTimeInVietnam(now)),
            takersOf(chosen, found.takers, words),
          ]),
      callMe(chosen, words, language),
      found.isMadeUp && chosen !== null ? `<p class="second small">${escaped(words.demonstration)}</p>` : '',
    ].join('');
    return servedPage(house, { language, path: '/noi-dong', title: words.places, lead: words.placesLead, main });
  },
});

function choices(communes: readonly FoundCommune[], words: PublicWords, language: Language): string {
  const items = communes.map(({ code, name, before }) => {
    const names = before.length === 0 ? '' : escaped(fillIn(words.before, { names: before.join(', ') }));
    return `<li><a href="/noi-dong?xa=${code}&amp;language=${language}"><b>${escaped(name)}</b><span>${names}</span></a></li>`;
  });
  return `<section><h2>${escaped(words.which)}</h2><ul class="entries">${items.join('')}</ul></section>`;
}

const phoneLink = (phone: string): string =>
  `<a class="button second" href="tel:${escaped(phone.replaceAll(/[^\d+]/g, ''))}">${escaped(phone)}</a>`;

const whereOf = (commune: string, km: number, words: PublicWords): string =>
  fillIn(km === 0 ? words.here : words.away, { commune, km: String(km) });

/** "7:30": as people say it. */
const timeText = (time: string): string => time.replace(/^0/, '');

function hoursText(hours: OpeningHours, { weekdays }: PublicWords): readonly string[] {
  return rowsOfHours(hours).map(({ first, last, times }) => {
    const days = [first, last].map((day) => weekdays[day - 1] ?? '');
    const spans = times.map(({ from, to }) => `${timeText(from)} – ${timeText(to)}`).join(', ');
    return `${first === last ? (days[0] ?? '') : days.join(' – ')}: ${spans}`;
  });
}

function openText(
  hours: OpeningHours,
  words: PublicWords,
  { day, time }: { readonly day: Weekday; readonly time: string },
): string {
  const state = openState(hours, day, time);
  if (state.open) return fillIn(words.openUntil, { time: timeText(state.until) });
  if (state.next === null) return '';
  return fillIn(state.inDays === 0 ? words.opensToday : words.opensNext, {
    day: words.weekdays[state.next - 1] ?? '',
    time: timeText(state.from),
  });
}

function pointsOf(
  { name, unit }: FoundCommune,
  points: readonly NearPoint[],
  words: PublicWords,
  language: Language,
  now: { readonly day: Weekday; readonly time: string },
): string {
  const items = points.map((point) => {
    const open = openText(point.hours, words, now);
    return [
      `<li><div><h3>${escaped(point.name)}</h3>`,
      `<p class="second">${escaped(point.organisation)}${point.madeUp ? ` (${escaped(words.madeUp)})` : ''}</p>`,
      `<p>${escaped(point.address)}, ${escaped(whereOf(point.commune, point.km, words))}</p>`,
      open === '' ? '' : `<p><b>${escaped(open)}</b></p>`,
      ...hoursText(point.hours, words).map((line) => `<p class="second">${escaped(line)}</p>`),
      point.to === null
        ? ''
        : `<p class="second">${escaped(fillIn(words.untilDay, { day: formatDay(point.to, language) }))}</p>`,
      `</div>${point.phone === null ? '' : phoneLink(point.phone)}</li>`,
    ].join('');
  });
  return [
    `<section><h2>${escaped(fillIn(words.points, { commune: name }))}</h2>`,
    items.length > 0 ? `<ul class="takers">${items.join('')}</ul>` : `<p>${escaped(words.noPoints)}</p>`,
    unit === null ? '' : `<p class="action">${escaped(fillIn(words.unit, { unit }))}</p>`,
    `<p class="second">${escaped(words.bring)}</p></section>`,
  ].join('');
}

/** Those who agreed to be shown; where nobody did, there is nothing to say. */
function takersOf({ name }: FoundCommune, takers: readonly Taker[], words: PublicWords): string {
  if (takers.length === 0) return '';
  const items = takers.map((taker) =>
    [
      `<li><div><h3>${escaped(taker.name)}</h3><p class="second">${escaped(taker.organisation)}, `,
      `${escaped(whereOf(taker.commune, taker.km, words))}</p></div>`,
      taker.phone === null ? escaped(words.noPhone) : phoneLink(taker.phone),
      '</li>',
    ].join(''),
  );
  return `<section><h2>${escaped(fillIn(words.takers, { commune: name }))}</h2><ul class="takers">${items.join('')}</ul></section>`;
}

function callMe(commune: FoundCommune | null, words: PublicWords, language: Language): string {
  const at = commune === null ? '' : `&amp;xa=${commune.code}`;
  return `<section><p>${escaped(words.callSaid)}</p><p class="action"><a class="button second" href="/goi-lai?language=${language}${at}">${escaped(words.call)}</a></p></section>`;
}
