import { Empty, formatDay, formatNumber, Icon, Loading, Notice, Scrolling, Tag } from '@diemtua/ui';
import { useMemo, useState } from 'preact/hooks';
import type { Book, Lease, NumberRunText } from '../asking/desk-shapes.ts';
import { useOffice } from '../asking/office.tsx';
import { useAsked } from '../asking/use-asked.ts';
import { Head } from '../frame/head.tsx';
import { LETTERS, useLetters, type Letter } from '../frame/keys.ts';
import { NotCome } from '../frame/refusal.tsx';
import { hrefOf } from '../frame/route.ts';
import { useVoice, type MessageId } from '../language/say.tsx';
import { IssueDialog, LeaseDialog, ReturnDialog } from './book-acts.tsx';

type Act = 'issue' | { readonly lease: Book } | { readonly back: Lease };

/** The receipt books: who has which numbers, and why a number is missing. */
export function Books({ id }: { readonly id: string | null }) {
  const { say } = useVoice();
  const { may, done } = useOffice();
  const { asked, again } = useAsked('GET /api/books');
  const [act, setAct] = useState<Act | null>(null);
  const [round, setRound] = useState(0);
  const letters = useMemo(
    (): readonly Letter[] => [
      { sign: LETTERS.add, what: say('books.issue'), act: may('books.issue') ? () => setAct('issue') : undefined },
    ],
    [say, may],
  );
  useLetters(letters);
  const ended = (text: string): void => {
    setAct(null);
    setRound((value) => value + 1);
    done({ text });
    again();
  };
  const close = (): void => setAct(null);
  return (
    <>
      <Head />
      <div class="room-head">
        <h1>{say('books.title')}</h1>
        <a class="button plain" href={hrefOf.receipts}>
          {say('papers.title')}
        </a>
        {may('books.issue') && (
          <div class="room-acts">
            <button type="button" class="button second" onClick={() => setAct('issue')}>
              <Icon shape="plus" size={18} />
              {say('books.issue')}
            </button>
          </div>
        )}
      </div>
      {asked.state === 'loading' && <Loading text={say('books.loading')} />}
      {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
      {asked.state === 'ready' && asked.value.books.length === 0 && (
        <Empty>
          <p>{say('books.empty')}</p>
        </Empty>
      )}
      {asked.state === 'ready' &&
        asked.value.books.map((book) => (
          <BookCard
            key={`${book.id} ${round}`}
            book={book}
            opened={book.id === id}
            onLease={may('books.lease') ? () => setAct({ lease: book }) : null}
            onReturn={may('books.lease') ? (lease) => setAct({ back: lease }) : null}
          />
        ))}
      {act === 'issue' && <IssueDialog onClose={close} onDone={() => ended(say('books.issued'))} />}
      {act && act !== 'issue' && 'lease' in act && (
        <LeaseDialog book={act.lease} onClose={close} onDone={() => ended(say('books.leased'))} />
      )}
      {act && act !== 'issue' && 'back' in act && (
        <ReturnDialog lease={act.back} onClose={close} onDone={() => ended(say('books.returned'))} />
      )}
    </>
  );
}

/** So few are not worth hiding. */
const few = 5;

interface BookProps {
  readonly book: Book;
  readonly opened: boolean;
  readonly onLease: (() => void) | null;
  readonly onReturn: ((lease: Lease) => void) | null;
}

function BookCard({ book, opened, onLease, onReturn }: BookProps) {
  const { say, language } = useVoice();
  const { asked, again } = useAsked('GET /api/books/:book', { params: { book: book.id } });
  const [open, setOpen] = useState(opened);
  const [allLeases, setAllLeases] = useState(false);
  // Used up or given back: nothing is left to do with it.
  const over = book.leases.filter((lease) => lease.returnedFrom !== null || lease.used > lease.to - lease.from);
  const leases = allLeases ? book.leases : book.leases.filter((lease) => !over.includes(lease) || over.length < few);
  const span = (from: number, to: number): string => `${from}\u2013${to}`;
  const runs = asked.state === 'ready' ? asked.value.runs : [];
  const strange = runs.filter(({ state }) => state === 'skipped' || state === 'overdue' || state === 'stray');
  return (
    <section class="card">
      <div class="beside-title">
        <h2>
          {say('books.one', { series: book.series })} <span class="digits">{span(book.from, book.to)}</span>
        </h2>
        <p class="aside">
          {say('books.counts', {
            used: formatNumber(book.used, language),
            voided: formatNumber(book.voided, language),
            day: formatDay(book.issuedOn, language),
          })}
        </p>
      </div>
      {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
      {asked.state === 'ready' && <Strip book={book} runs={runs} />}
      {strange.map((run) => (
        <Notice key={run.from} tone="waiting">
          <Explained run={run} leases={book.leases} />
        </Notice>
      ))}
      <Scrolling label={say('books.leases')}>
        <table class="table tight">
          <caption class="spoken">{say('books.leases')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('books.holder')}</th>
              <th scope="col">{say('books.numbers')}</th>
              <th scope="col" class="so">
                {say('books.used')}
              </th>
              <th scope="col">{say('books.ends')}</th>
              <th scope="col">{say('papers.state')}</th>
              <th scope="col">
                <span class="spoken">{say('books.acts')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {leases.map((lease) => (
              <tr key={lease.id}>
                <td>{lease.collectorName}</td>
                <td class="digits">{span(lease.from, lease.to)}</td>
                <td class="so">{formatNumber(lease.used, language)}</td>
                <td class="digits">{formatDay(lease.endsOn, language)}</td>
                <td>
                  {lease.returnedFrom === null ? (
                    <Tag tone={over.includes(lease) ? 'quiet' : 'neutral'}>
                      {say(over.includes(lease) ? 'books.usedUp' : 'books.inHand')}
                    </Tag>
                  ) : (
                    <Tag tone="quiet">{say('books.returnedFrom', { number: lease.returnedFrom })}</Tag>
                  )}
                </td>
                <td>
                  {onReturn && !over.includes(lease) && (
                    <button type="button" class="button plain" onClick={() => onReturn(lease)}>
                      {say('books.return')}
                    </button>
                  )}
                </td>
              </tr>
            ))}
            {book.leases.length === 0 && (
              <tr>
                <td colSpan={6} class="aside">
                  {say('books.officeOnly')}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </Scrolling>
      <div class="actions">
        {onLease && (
          <button type="button" class="button second" onClick={onLease}>
            {say('books.lease')}
          </button>
        )}
        {over.length >= few && (
          <button type="button" class="button plain" aria-expanded={allLeases} onClick={() => setAllLeases(!allLeases)}>
            {say(allLeases ? 'books.fewerLeases' : 'books.allLeases', { count: over.length })}
          </button>
        )}
        <button type="button" class="button plain" aria-expanded={open} onClick={() => setOpen(!open)}>
          {say(open ? 'books.fewer' : 'books.every')}
        </button>
      </div>
      {open && (
        <ul class="runs">
          {runs.map((run) => (
            <li key={run.from}>
              <i class={`run ${run.state}`} aria-hidden="true" />
              <Explained run={run} leases={book.leases} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Explained({ run, leases }: { readonly run: NumberRunText; readonly leases: readonly Lease[] }) {
  const { say } = useVoice();
  const lease = leases.find(({ id }) => id === run.lease);
  const numbers = run.from === run.to ? String(run.from) : `${run.from}\u2013${run.to}`;
  return (
    <span>
      <b class="digits">{numbers}</b>{' '}
      {say(`number.${run.state}${lease ? '' : '.office'}` as MessageId, { name: lease?.collectorName ?? '' })}
    </span>
  );
}

const width = 1000;
const height = 22;

/** A book from its first number to its last, drawn to scale; the table below says the same. */
function Strip({ book, runs }: { readonly book: Book; readonly runs: readonly NumberRunText[] }) {
  const { say } = useVoice();
  const all = book.to - book.from + 1;
  const at = (number: number): number => ((number - book.from) / all) * width;
  const shown = [...new Set(runs.map(({ state }) => state))];
  return (
    <figure class="strip">
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={say('books.strip')}>
        {runs.map((run) => (
          <rect
            key={run.from}
            class={`run ${run.state}`}
            x={at(run.from)}
            y={0}
            width={Math.max(at(run.to + 1) - at(run.from), 2)}
            height={height}
          />
        ))}
      </svg>
      <figcaption>
        {shown.map((state) => (
          <span key={state}>
            <i class={`run ${state}`} aria-hidden="true" />
            {say(`number.short.${state}` as MessageId)}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
