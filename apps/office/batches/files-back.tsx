import { DataTable, formatDay, formatNumber, Notice, type Column } from '@diemtua/ui';
import { useMemo } from 'preact/hooks';
import type { FileBack } from '../asking/desk-shapes.ts';
import { hrefOf } from '../frame/route.ts';
import { useVoice } from '../language/say.tsx';
import { nameOrder, spanText } from '../people/person-words.ts';
import { paperText } from '../receipts/money-words.ts';
import { TakeBox } from './take-box.tsx';

interface BackProps {
  readonly files: readonly FileBack[];
  /** Those that stay out of the batch. */
  readonly left: readonly string[];
  readonly onTake: (payment: string, take: boolean) => void;
}

/** Files that the insurance office was told of and that are void since: the batch takes them back, below "Giảm" of its list. */
export function FilesBack({ files, left, onTake }: BackProps) {
  const { say, language } = useVoice();
  const columns = useMemo(
    (): readonly Column<FileBack>[] => [
      {
        id: 'take',
        head: say('batch.take'),
        cell: ({ payment, personName }) => (
          <TakeBox name={personName ?? ''} taken={!left.includes(payment)} onTake={(take) => onTake(payment, take)} />
        ),
      },
      {
        id: 'person',
        head: say('papers.person'),
        order: ({ personName }) => nameOrder(personName ?? ''),
        cell: ({ person, personName, insuranceNumber }) => (
          <>
            <a href={hrefOf.person(person)}>{personName}</a>
            <small class="aside block digits">{insuranceNumber ?? say('value.none')}</small>
          </>
        ),
      },
      {
        id: 'months',
        head: say('papers.months'),
        digits: true,
        cell: ({ sent }) => (sent.outcome === 'covers' ? spanText(sent.from, sent.until, language) : '–'),
      },
      {
        id: 'receipt',
        head: say('papers.number'),
        digits: true,
        wideOnly: true,
        cell: ({ series, number, sentIn }) => (
          <>
            {paperText(series, number)}
            {sentIn !== null && <small class="aside block">{say('batch.sentIn', { number: sentIn })}</small>}
          </>
        ),
      },
      {
        id: 'why',
        head: say('batch.voided'),
        cell: ({ voided }) =>
          voided && (
            <>
              <span class="digits">{formatDay(voided.on, language)}</span>
              <small class="aside block">{voided.reason}</small>
            </>
          ),
      },
      {
        id: 'payable',
        head: say('papers.amount'),
        figure: true,
        cell: ({ sent }) => <b>{sent.outcome === 'covers' ? formatNumber(-sent.payable, language) : '–'}</b>,
      },
    ],
    [say, language, left, onTake],
  );
  return (
    <>
      <h3>{say('batch.back', { count: files.length })}</h3>
      <Notice tone="waiting">{say('batch.backSaid')}</Notice>
      <DataTable
        caption={say('batch.back', { count: files.length })}
        columns={columns}
        rows={files}
        keyOf={({ payment }) => payment}
        onOpen={({ payment }) => onTake(payment, left.includes(payment))}
      />
    </>
  );
}
