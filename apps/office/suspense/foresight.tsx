import { formatDong, Notice } from '@diemtua/ui';
import { notedText } from '../asking/noted.ts';
import type { Foresight } from '../asking/use-foretold.ts';
import type { Foretold } from '../asking/desk-shapes.ts';
import { useVoice, type MessageId } from '../language/say.tsx';
import { spanText } from '../people/person-words.ts';
import { questionSentence } from '../receipts/money-words.ts';

/** What a decision will do, said before it is made: by the books themselves, which were asked and kept nothing. */
export function ForesightCard({
  foresight,
  payment,
}: {
  readonly foresight: Foresight;
  readonly payment: string | null;
}) {
  const { say } = useVoice();
  if (foresight.state === 'nothing') return <p class="aside">{say('foretold.nothing')}</p>;
  if (foresight.state === 'refused') {
    const { why } = foresight;
    return (
      <Notice tone="trouble">{why.kind === 'refused' && why.message ? why.message : say('state.unreachable')}</Notice>
    );
  }
  const told = foresight.state === 'told' ? foresight.value : foresight.before;
  if (told === null) return <p class="aside">{say('foretold.asking')}</p>;
  return (
    <div class={foresight.state === 'asking' ? 'foretold stale' : 'foretold'} aria-live="polite">
      <h3>{say('foretold.title')}</h3>
      <Consequences told={told} payment={payment} />
    </div>
  );
}

function Consequences({ told, payment }: { readonly told: Foretold; readonly payment: string | null }) {
  const { say, language, law } = useVoice();
  if (told.noted !== null) return <Notice tone="waiting">{notedText(told.noted, say)}</Notice>;
  const own = told.lines.filter((line) => payment === null || line.payment === payment);
  const others = told.lines.length - own.length;
  return (
    <>
      <ul class="effects">
        {own.map(({ payment: id, judgement }) => (
          <li key={id}>
            {judgement.outcome === 'covers' &&
              say('foretold.covers', {
                span: spanText(judgement.from, judgement.until, language),
                payable: formatDong(judgement.payable, language),
                state: formatDong(judgement.state, language),
              })}
            {judgement.outcome === 'covers' && judgement.remainder > 0 && (
              <> {say('foretold.remainder', { sum: formatDong(judgement.remainder, language) })}</>
            )}
            {judgement.outcome === 'voided' && say('foretold.voided')}
            {judgement.outcome === 'suspense' &&
              (judgement.question.asks === 'paid-back'
                ? say('foretold.paidBack')
                : say('foretold.asks', { question: questionSentence(judgement.question, say, language, law) }))}
          </li>
        ))}
        {others > 0 && <li>{say('foretold.others', { count: others })}</li>}
        {own.length === 0 && told.changes.length === 0 && <li>{say('foretold.unchanged')}</li>}
      </ul>
      {told.changes.length > 0 && (
        <table class="table tight">
          <caption class="spoken">{say('foretold.changes')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('ledger.account')}</th>
              <th scope="col" class="so">
                {say('foretold.change')}
              </th>
            </tr>
          </thead>
          <tbody>
            {told.changes.map(({ kind, owner, change }) => (
              <tr key={`${kind}/${owner}`}>
                <td>{say(`account.${kind}` as MessageId)}</td>
                <td class="so">
                  {change > 0 ? '+' : '\u2212'}
                  {formatDong(Math.abs(change), language)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
