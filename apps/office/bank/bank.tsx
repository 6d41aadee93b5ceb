import { formatDong, Icon, Loading } from '@diemtua/ui';
import { useMemo, useRef } from 'preact/hooks';
import { goTo } from '@diemtua/ui';
import { useOffice } from '../asking/office.tsx';
import { useAsked } from '../asking/use-asked.ts';
import { Head } from '../frame/head.tsx';
import { LETTERS, useLetters, type Letter } from '../frame/keys.ts';
import { NotCome } from '../frame/refusal.tsx';
import { bankTabs, hrefOf, type BankTab } from '../frame/route.ts';
import { useVoice } from '../language/say.tsx';
import { Cash } from './cash.tsx';
import { Dues } from './dues.tsx';
import { Import } from './import.tsx';
import { Matching } from './matching.tsx';
import { Settled } from './settled.tsx';

/** Money on its way to the unit's account: in collectors' hands, awaited by transfer, and what the bank shows. */
export function Bank({ tab }: { readonly tab: BankTab }) {
  const { say, language } = useVoice();
  const { may, unit } = useOffice();
  const { asked, again } = useAsked('GET /api/bank', { query: { unit } });
  const file = useRef<HTMLInputElement>(null);
  const letters = useMemo(
    (): readonly Letter[] => [
      {
        sign: LETTERS.statement,
        what: say('bank.import'),
        act: may('bank.import') ? () => file.current?.click() : undefined,
      },
      ...bankTabs.map((each, place) => ({
        sign: String(place + 1),
        what: say(`bank.tab.${each}`),
        act: () => goTo(hrefOf.bank(each)),
      })),
    ],
    [say, may],
  );
  useLetters(letters);
  return (
    <>
      <Head />
      <div class="room-head">
        <h1>{say('bank.title')}</h1>
        {asked.state === 'ready' && (
          <p class="aside">
            {asked.value.accounts.map(({ id, number, holder }) => (
              <span key={id} class="block">
                <span class="digits">{number}</span> · {holder}
              </span>
            ))}
            {say('bank.balance', { sum: formatDong(asked.value.balance, language) })}
          </p>
        )}
        {may('bank.import') && asked.state === 'ready' && (
          <Import accounts={asked.value.accounts} input={file} onImported={again} />
        )}
      </div>
      <nav class="tabs" aria-label={say('bank.tabs')}>
        {bankTabs.map((each) => (
          <a key={each} href={hrefOf.bank(each)} aria-current={each === tab ? 'page' : undefined}>
            {say(`bank.tab.${each}`)}
          </a>
        ))}
      </nav>
      {asked.state === 'loading' && <Loading text={say('bank.loading')} />}
      {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
      {asked.state === 'ready' && asked.value.accounts.length === 0 && (
        <p class="card">
          <Icon shape="said" /> {say('bank.noAccount')}
        </p>
      )}
      {asked.state === 'ready' && tab === 'matching' && <Matching round={asked} onChanged={again} />}
      {tab === 'cash' && <Cash />}
      {tab === 'dues' && <Dues />}
      {asked.state === 'ready' && tab === 'settled' && (
        <Settled statements={asked.value.statements} onChanged={again} />
      )}
    </>
  );
}
