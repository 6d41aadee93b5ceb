import { ABOUTS, BEST_TIMES, type AskField, type AskProblem, type Written } from '@diemtua/domain/outreach';
import type { Language } from '@diemtua/law/kernel/format';
import type { FoundCommune } from '../../store/public/places.ts';
import { callingWords } from '../../words/calling.ts';
import { CALL_CONSENT_NOW, CALL_CONSENTS } from '../../words/consent.ts';
import { fillIn } from '../../words/fill.ts';
import { publicWords } from '../../words/public.ts';
import { choiceField, problemsOf, selectField, textField } from './form.ts';
import { escaped } from './html.ts';
import { PLACE_SIGNS_MAX } from './shapes.ts';

/** What stands in the form by which one asks to be called. */
export interface AskForm {
  readonly language: Language;
  /** The request's own id: sent twice, it is there once. */
  readonly id: string;
  readonly written: Written;
  readonly problems: readonly AskProblem[];
  /** Communes that may have been meant, where one has to be chosen; `unknown`: none was found. */
  readonly communes: readonly FoundCommune[] | 'unknown';
  /** What stands against sending it that is no field's fault. */
  readonly against: string | null;
}

const NAME_SIGNS_MAX = 100;
const PHONE_SIGNS_MAX = 30;

/** A field that nobody sees: what fills in everything writes something here. */
export const TRAP = 'website';

/** The form, with what was written and what is wrong with it. */
export function askForm({ language, id, written, problems, communes, against }: AskForm): string {
  const words = callingWords[language];
  const wrong = new Map<AskField, string>(problems.map(({ field, code }) => [field, words.problems[code]]));
  if (communes === 'unknown') wrong.set('commune', fillIn(words.communeUnknown, { value: written.commune ?? '' }));
  else if (communes.length > 1) wrong.set('commune', words.communeWhich);
  const consent = CALL_CONSENTS[CALL_CONSENT_NOW][language];
  const commune =
    communes !== 'unknown' && communes.length > 1
      ? selectField({
          name: 'commune',
          label: words.commune,
          error: wrong.get('commune'),
          value: '',
          choices: communes.map(({ code, name, before }) => [
            code,
            before.length === 0
              ? name
              : `${name}. ${fillIn(publicWords[language].before, { names: before.join(', ') })}`,
          ]),
        })
      : textField({
          name: 'commune',
          label: words.commune,
          hint: publicWords[language].findHint,
          value: written.commune ?? '',
          signsMax: PLACE_SIGNS_MAX,
          error: wrong.get('commune'),
        });
  return [
    against === null
      ? ''
      : `<section><div class="notice waiting" role="alert"><p>${escaped(against)}</p></div></section>`,
    problemsOf(words.wrong, [...wrong]),
    `<form class="form" method="post" action="/goi-lai?language=${language}" data-kept><section>`,
    `<p class="second">${escaped(words.free)}</p>`,
    textField({
      name: 'name',
      label: words.name,
      value: written.name ?? '',
      fill: 'name',
      signsMax: NAME_SIGNS_MAX,
      error: wrong.get('name'),
    }),
    textField({
      name: 'phone',
      label: words.phone,
      hint: words.phoneHint,
      value: written.phone ?? '',
      fill: 'tel',
      keys: 'tel',
      signsMax: PHONE_SIGNS_MAX,
      error: wrong.get('phone'),
    }),
    commune,
    selectField({
      name: 'best',
      label: words.best,
      value: written.best ?? 'any',
      choices: BEST_TIMES.map((each) => [each, words.bestTimes[each]]),
      error: wrong.get('best'),
    }),
    choiceField({
      name: 'about',
      label: words.about,
      type: 'radio',
      value: written.about ?? '',
      choices: ABOUTS.map((each) => [each, words.abouts[each]]),
      error: wrong.get('about'),
    }),
    // The box is never ticked in advance, not even when the form comes back.
    choiceField({
      name: 'consent',
      label: words.consent,
      type: 'checkbox',
      value: '',
      choices: [['yes', consent]],
      error: wrong.get('consent'),
    }),
    `<div hidden><label for="${TRAP}">${escaped(words.leaveEmpty)}</label><input id="${TRAP}" name="${TRAP}" type="text" tabindex="-1" autocomplete="off"></div>`,
    `<input type="hidden" name="id" value="${escaped(id)}"><input type="hidden" name="consentVersion" value="${CALL_CONSENT_NOW}">`,
    `<div role="alert" data-no-network hidden><div class="notice waiting"><p>${escaped(words.offline)}</p></div></div>`,
    `<p class="action"><button class="button main" type="submit">${escaped(words.send)}</button></p>`,
    `<p class="action"><a href="/goi-lai/rut?language=${language}">${escaped(words.toWithdraw)}</a></p>`,
    '</section></form><script src="/giu-chu.js" defer></script>',
  ].join('');
}
