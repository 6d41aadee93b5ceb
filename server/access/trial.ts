import { randomBytes } from 'node:crypto';
import type { ProvinceCode } from '@diemtua/domain/ids';
import { chooseLanguage } from '../language.ts';
import { escaped } from '../routes/public/html.ts';
import { dayInVietnam } from '../store/commands/vietnam.ts';
import type { Engine } from '../store/engine.ts';
import { isDemonstration } from '../store/plan/look.ts';
import { inSession, provinceScope } from '../store/session.ts';
import { trialWords } from '../words/trial.ts';
import {
  demonstrationProvider,
  type Choosing,
  type Known,
  type Look,
  type TrialSignIn,
} from './demonstration-provider.ts';
import type { ParticipantProvider } from './participants.ts';

const path = '/thu-nghiem/dang-nhap';
/** Asked in this process and nowhere else, so its name need not lead anywhere. */
const issuer = `http://thu-nghiem.localhost${path}`;
const claim = 'personal_number';
/** A number that no registry gives, for somebody whom the books do not know. */
const nobodysNumber = '000000000000';

/**
 * Two people of each standing with voluntary insurance whose number nobody else has: among the first of the registry, and among those of a few communes whose cover reaches furthest, so that
 * some are covered however long ago the demonstration was made.
 */
const someSql = `
with few as (
  select code from commune where province = $1 order by code limit 8
), candidate as (
  (select id from person where province = $1 and merged_into is null and personal_number is not null order by sort_key, id limit 300)
  union
  (select j.person from judgement j where j.province = $1 and j.commune in (select code from few) and j.outcome = 'covers' and j.due_month > $2
     order by j.due_month desc, j.person limit 200)
), first as (
  select p.province, p.id, p.name, p.birth_year, p.personal_number from candidate c join person p on p.province = $1 and p.id = c.id
  where p.merged_into is null and p.personal_number is not null
), standing as (
  select s.*, case when t.until is null then 'never' when t.until >= $2 then 'covered' when t.due >= $2 then 'due' else 'lapsed' end as state, t.payments
  from first s cross join lateral (
    select max(j.from_month + j.months - 1) as until, max(j.due_month) as due, count(*) as payments from judgement j
    where j.province = s.province and j.person = s.id and j.outcome = 'covers' and j.product = 'voluntary'
  ) as t
  where not exists (select from person o where o.province = s.province and o.personal_number = s.personal_number and o.id <> s.id and o.merged_into is null)
), numbered as (
  select *, row_number() over (partition by state order by payments desc, id) as place from standing
)
select personal_number as number, name, birth_year as year, state from numbered where place <= 2 order by state, place`;

interface Row {
  readonly number: string;
  readonly name: string;
  readonly year: number;
  readonly state: 'never' | 'covered' | 'due' | 'lapsed';
}

async function peopleOf(engine: Engine, province: ProvinceCode, now: number, asks: string): Promise<readonly Known[]> {
  const words = trialWords[chooseLanguage(undefined, asks)];
  const [year, month] = dayInVietnam(now).split('-').map(Number);
  const { rows } = await inSession(engine, provinceScope(province), ({ client }) =>
    client.query<Row>(someSql, [province, (year ?? 0) * 12 + (month ?? 1) - 1]),
  );
  return [
    ...rows.map(({ number, name, year: born, state }) => ({
      subject: `trial-${number}`,
      name: `${name}, ${born}: ${words[state]}`,
      claims: { [claim]: number },
    })),
    { subject: 'trial-nobody', name: words.nobody, claims: { [claim]: nobodysNumber } },
  ];
}

/** The page on which one chooses whom to be, marked as what it is. */
function pageOf(choices: readonly Choosing[], asks: string, look: Look): string {
  const language = chooseLanguage(undefined, asks);
  const words = trialWords[language];
  const items = choices.map(
    ({ name, href }) => `<li><a class="button second" href="${escaped(href)}">${escaped(name)}</a></li>`,
  );
  const body = [
    `<header class="band"><div class="column"><h1>${escaped(words.title)}</h1><p class="lead">${escaped(words.lead)}</p></div></header>`,
    `<main class="column"><section><h2>${escaped(words.choose)}</h2><ul class="trial">${items.join('')}</ul></section></main>`,
  ].join('');
  return look({ language, title: words.title, description: words.lead, body });
}

/** The sign-in of this server itself, and how it is asked. */
export interface Trial {
  readonly signIn: TrialSignIn;
  readonly provider: ParticipantProvider;
}

/**
 * Opens a sign-in in which one chooses whom to be, for the books of a demonstration.
 * @returns null where the books are not a demonstration: there nobody may choose
 */
export async function openTrial(engine: Engine, province: ProvinceCode, now: () => number): Promise<Trial | null> {
  if (!(await inSession(engine, provinceScope(province), isDemonstration))) return null;
  const client = { id: 'diemtua', secret: randomBytes(32).toString('base64url') };
  const people = (asks: string): Promise<readonly Known[]> => peopleOf(engine, province, now(), asks);
  // The library that looks at its tokens reads the machine's own clock, and so does what makes them.
  const pages = await demonstrationProvider(issuer, client, people, Date.now, pageOf);
  const provider: ParticipantProvider = {
    name: 'thu-nghiem',
    label: trialWords.vi.label,
    issuer,
    clientId: client.id,
    clientSecret: client.secret,
    strong: false,
    insecure: true,
    within: async (url, options) => {
      const { pathname, search } = new URL(url);
      const { method, headers, body } = options;
      return pages.request(`${pathname.slice(path.length)}${search}`, {
        method,
        headers,
        ...(body === undefined || body === null ? {} : { body: String(body) }),
      });
    },
    scope: 'openid',
    claim,
  };
  return { signIn: { path, pages }, provider };
}
