import {
  DataTable,
  formatDay,
  formatDong,
  formatNumber,
  goTo,
  Icon,
  Loading,
  Money,
  Notice,
  Tag,
  type Column,
} from '@diemtua/ui';
import { useCallback, useMemo, useState } from 'preact/hooks';
import type { Receipt, ReceiptLine } from '../asking/desk-shapes.ts';
import { useOffice } from '../asking/office.tsx';
import { openPaper } from '../asking/open-paper.ts';
import { useAsked } from '../asking/use-asked.ts';
import { FilingChain } from '../batches/filing-chain.tsx';
import { Head } from '../frame/head.tsx';
import { LETTERS, useLetters, type Letter } from '../frame/keys.ts';
import { NotCome } from '../frame/refusal.tsx';
import { hrefOf } from '../frame/route.ts';
import { useVoice, type MessageId } from '../language/say.tsx';
import { spanText } from '../people/person-words.ts';
import { judgementTag, momentText, paperText, questionSentence } from './money-words.ts';
import { ReceiptTag } from './receipts.tsx';
import { RefundDialog } from './refund.tsx';
import { ReplaceDialog } from './replace.tsx';
import { VoidDialog } from './void.tsx';

type Act = 'void' | 'replace' | { readonly refund: ReceiptLine };

/** One receipt: what it says, what its lines mean, and what was decided. */
export function ReceiptScreen({ id }: { readonly id: string }) {
  const { say } = useVoice();
  const { asked, again } = useAsked('GET /api/receipts/:receipt', { params: { receipt: id } });
  if (asked.state === 'ready') return <Paper told={asked.value} again={again} />;
  return (
    <>
      <Head />
      <h1>{say('papers.one')}</h1>
      {asked.state === 'loading' && <Loading text={say('papers.loadingOne')} />}
      {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
    </>
  );
}

function Paper({ told, again }: { readonly told: Receipt; readonly again: () => void }) {
  const { say, language } = useVoice();
  const { may, done, call } = useOffice();
  const [act, setAct] = useState<Act | null>(null);
  const [unprinted, setUnprinted] = useState<string | null>(null);
  const { receipt, lines } = told;
  const good = receipt.voided === null;
  const mayPrint = may('money.take');
  const mayVoid = good && may('money.void');
  const mayReplace = good && may('money.take') && may('ledger.see');
  const print = useCallback(() => {
    void openPaper(call('POST /api/receipts/:receipt/print', { params: { receipt: receipt.id } })).then((answer) => {
      if (answer.kind === 'answered') setUnprinted(null);
      else setUnprinted(answer.kind === 'refused' && answer.message ? answer.message : say('state.unreachable'));
    });
  }, [receipt.id, call, say]);
  const letters = useMemo(
    (): readonly Letter[] => [
      { sign: LETTERS.print, what: say('papers.print'), act: mayPrint ? print : undefined },
      { sign: LETTERS.replace, what: say('papers.replace'), act: mayReplace ? () => setAct('replace') : undefined },
      { sign: LETTERS.void, what: say('papers.void'), act: mayVoid ? () => setAct('void') : undefined },
    ],
    [say, mayPrint, print, mayVoid, mayReplace],
  );
  useLetters(letters);
  const ended = (text: string): void => {
    setAct(null);
    done({ text });
    again();
  };
  const close = (): void => setAct(null);
  return (
    <>
      <Head />
      <div class="room-head">
        <h1>
          {say('papers.one')} <span class="digits">{paperText(receipt.series, receipt.number)}</span>
        </h1>
        <ReceiptTag row={receipt} />
        <div class="room-acts">
          {mayPrint && (
            <button type="button" class="button second" onClick={print}>
              <Icon shape="print" size={18} />
              {say('papers.print')}
            </button>
          )}
          {mayReplace && (
            <button type="button" class="button second" onClick={() => setAct('replace')}>
              {say('papers.replace')}
            </button>
          )}
          {mayVoid && (
            <button type="button" class="button second" onClick={() => setAct('void')}>
              {say('papers.void')}
            </button>
          )}
        </div>
      </div>
      {unprinted && (
        <Notice tone="trouble" live>
          {unprinted}
        </Notice>
      )}
      {receipt.voided && (
        <Notice tone="waiting">
          {say('papers.voidedOn', { day: formatDay(receipt.voided.on, language) })}{' '}
          {receipt.voided.reason !== 'replaced' && receipt.voided.reason}
          {receipt.replacedBy && <a href={hrefOf.receipt(receipt.replacedBy)}>{say('papers.seeNew')}</a>}
        </Notice>
      )}
      {receipt.replaces && (
        <Notice>
          {say('papers.standsFor')} <a href={hrefOf.receipt(receipt.replaces)}>{say('papers.seeOld')}</a>
        </Notice>
      )}
      <section class="card paper">
        <div class="figure-beside">
          <div>
            <p class="aside">{say('papers.taken', { payer: receipt.payer })}</p>
            <p class="large">
              <Money amount={receipt.amount} />
            </p>
            <p lang="vi">{told.inWords}</p>
          </div>
          <dl class="facts">
            <Fact name={say('papers.takenAt')} value={momentText(receipt.takenAt, language)} />
            <Fact name={say('papers.receivedAt')} value={momentText(receipt.receivedAt, language)} />
            <Fact
              name={say('papers.by')}
              value={
                receipt.collectorName ? `${receipt.collectorName} · ${receipt.collectorCode ?? ''}` : say('papers.desk')
              }
            />
            <Fact
              name={say('papers.means')}
              value={say(receipt.means === 'cash' ? 'papers.cash' : 'papers.byTransfer')}
            />
            <Fact name={say('papers.checkCode')} value={told.checkCode} />
          </dl>
        </div>
      </section>
      <Lines lines={lines} onRefund={may('money.refund') && good ? (line) => setAct({ refund: line }) : null} />
      {lines.map((line) => (
        <LineStory key={line.payment} line={line} />
      ))}
      {act === 'void' && <VoidDialog told={told} onClose={close} onDone={() => ended(say('papers.voidDone'))} />}
      {act === 'replace' && (
        <ReplaceDialog
          told={told}
          onClose={close}
          onDone={(fresh) => {
            ended(say('papers.replaceDone'));
            goTo(hrefOf.receipt(fresh));
          }}
        />
      )}
      {typeof act === 'object' && act && (
        <RefundDialog line={act.refund} onClose={close} onDone={() => ended(say('refund.done'))} />
      )}
    </>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd class="digits">{value}</dd>
    </div>
  );
}

function Lines({
  lines,
  onRefund,
}: {
  readonly lines: readonly ReceiptLine[];
  readonly onRefund: ((line: ReceiptLine) => void) | null;
}) {
  const { say, language, law } = useVoice();
  const columns = useMemo(
    (): readonly Column<ReceiptLine>[] => [
      {
        id: 'person',
        head: say('papers.person'),
        cell: ({ person, personName }) =>
          personName === null ? (
            <span class="aside">{say('papers.nobodyYet')}</span>
          ) : (
            <a href={hrefOf.person(person)}>{personName}</a>
          ),
      },
      {
        id: 'what',
        head: say('papers.what'),
        cell: ({ claim }) => (
          <>
            {say(claim.product === 'voluntary' ? 'product.voluntary' : 'product.health')}
            {claim.product === 'voluntary' && (
              <small class="aside block">{law.choices[claim.method] ?? claim.method}</small>
            )}
          </>
        ),
      },
      {
        id: 'months',
        head: say('papers.months'),
        digits: true,
        cell: ({ judgement }) =>
          judgement.outcome === 'covers' ? spanText(judgement.from, judgement.until, language) : '–',
      },
      {
        id: 'means',
        head: say('papers.meaning'),
        cell: ({ judgement }) => {
          const { tone, text } = judgementTag(judgement, say);
          return (
            <>
              <Tag tone={tone}>{text}</Tag>
              {judgement.outcome === 'suspense' && (
                <small class="aside block">{questionSentence(judgement.question, say, language, law)}</small>
              )}
            </>
          );
        },
      },
      {
        id: 'gross',
        head: say('papers.fund'),
        figure: true,
        wideOnly: true,
        cell: ({ judgement }) => figureOf(judgement, 'gross', language),
      },
      {
        id: 'state',
        head: say('papers.byState'),
        figure: true,
        wideOnly: true,
        cell: ({ judgement }) => figureOf(judgement, 'state', language),
      },
      {
        id: 'amount',
        head: say('papers.amount'),
        figure: true,
        cell: ({ amount }) => <b>{formatNumber(amount, language)}</b>,
      },
      ...(onRefund
        ? [
            {
              id: 'act',
              head: say('books.acts'),
              cell: (line: ReceiptLine) =>
                line.judgement.outcome === 'covers' && line.judgement.months > 1 ? (
                  <button type="button" class="button plain" onClick={() => onRefund(line)}>
                    {say('refund.act')}
                  </button>
                ) : null,
            },
          ]
        : []),
    ],
    [say, language, law, onRefund],
  );
  return (
    <section class="card">
      <h2>{say('papers.lines')}</h2>
      <DataTable caption={say('papers.lines')} columns={columns} rows={lines} keyOf={({ payment }) => payment} />
    </section>
  );
}

function figureOf(
  judgement: ReceiptLine['judgement'],
  name: 'gross' | 'state',
  language: Parameters<typeof formatNumber>[1],
): string {
  const value = judgement.outcome === 'covers' ? judgement[name] : 0;
  return value === 0 ? '–' : formatNumber(value, language);
}

function LineStory({ line }: { readonly line: ReceiptLine }) {
  const { say, language } = useVoice();
  return (
    <section class="card">
      <div class="beside-title">
        <h2>{say('papers.way', { name: line.personName ?? say('papers.nobodyYet') })}</h2>
        {line.judgement.outcome === 'suspense' && line.judgement.question.asks !== 'paid-back' && (
          <a class="button second" href={hrefOf.suspense(line.payment)}>
            {say('papers.settle')}
          </a>
        )}
      </div>
      <FilingChain filing={line.filing} />
      {(line.steps.length > 0 || line.decisions.length > 0) && (
        <ol class="story">
          {[
            ...line.decisions.map(({ at, how, reason, amount, by }) => ({
              at,
              text: say(`decided.${how}` as MessageId, { sum: amount === null ? '' : formatDong(amount, language) }),
              why: reason,
              by,
            })),
            ...line.steps.map(({ at, to, why, by }) => ({
              at,
              text: say(`filing.${to}` as MessageId),
              why: why ?? '',
              by,
            })),
          ]
            .toSorted((one, other) => (one.at < other.at ? -1 : 1))
            .map(({ at, text, why, by }) => (
              <li key={`${at} ${text}`}>
                <span class="digits">{momentText(at, language)}</span>
                <span>
                  {text}
                  {why && <small class="aside block">{why}</small>}
                </span>
                <span class="aside">{by}</span>
              </li>
            ))}
        </ol>
      )}
    </section>
  );
}
