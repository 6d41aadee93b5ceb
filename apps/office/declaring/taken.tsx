import { formatDong, Icon, Notice, Tag } from '@diemtua/ui';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useOffice } from '../asking/office.tsx';
import { openPaper } from '../asking/open-paper.ts';
import { LETTERS, useLetters } from '../frame/keys.ts';
import { hrefOf } from '../frame/route.ts';
import { useVoice, type MessageId } from '../language/say.tsx';

/** Money that was taken: the receipt, and what each line means now. */
export interface Taken {
  readonly receipt: string;
  readonly paper: string;
  readonly total: number;
  readonly person: string;
  readonly name: string;
  /** Questions that the books asked all the same. */
  readonly questions: readonly string[];
}

/** The end of a visit: the receipt stands in the books, and is printed. */
export function TakenScreen({ taken, onNext }: { readonly taken: Taken; readonly onNext: () => void }) {
  const { say, language } = useVoice();
  const { call } = useOffice();
  const head = useRef<HTMLHeadingElement>(null);
  const [unprinted, setUnprinted] = useState<string | null>(null);
  const print = useCallback(() => {
    void openPaper(call('POST /api/receipts/:receipt/print', { params: { receipt: taken.receipt } })).then((answer) => {
      if (answer.kind === 'answered') setUnprinted(null);
      else setUnprinted(answer.kind === 'refused' && answer.message ? answer.message : say('state.unreachable'));
    });
  }, [taken.receipt, call, say]);
  useEffect(() => head.current?.focus(), []);
  const letters = useMemo(
    () => [
      { sign: LETTERS.print, what: say('taken.print'), act: print },
      { sign: LETTERS.next, what: say('taken.next'), act: onNext },
    ],
    [say, print, onNext],
  );
  useLetters(letters);
  return (
    <section class="card taken">
      <h2 ref={head} tabIndex={-1}>
        <Tag tone={taken.questions.length === 0 ? 'safe' : 'waiting'} shape="check">
          {say('taken.title')}
        </Tag>
      </h2>
      <p class="large">{formatDong(taken.total, language)}</p>
      <p>{say('taken.said', { paper: taken.paper, name: taken.name })}</p>
      {taken.questions.map((question) => (
        <Notice key={question} tone="waiting">
          {say('taken.question')} {say(`question.${question}` as MessageId)}
        </Notice>
      ))}
      {unprinted && (
        <Notice tone="trouble" live>
          {unprinted}
        </Notice>
      )}
      <div class="actions">
        <button type="button" class="button main" onClick={print}>
          <Icon shape="print" size={18} />
          {say('taken.print')} <kbd>{LETTERS.print}</kbd>
        </button>
        <button type="button" class="button second" onClick={onNext}>
          {say('taken.next')} <kbd>{LETTERS.next}</kbd>
        </button>
        <a class="button second" href={hrefOf.person(taken.person)}>
          {say('taken.card')}
        </a>
      </div>
    </section>
  );
}
