import type { DueId } from '@diemtua/domain/ids';
import { Dialog, formatDay, formatDong, formatNumber, Notice } from '@diemtua/ui';
import { useMemo, useState } from 'preact/hooks';
import type { DueRow, WaitingRow } from '../asking/desk-shapes.ts';
import { useVoice } from '../language/say.tsx';
import { referenceText } from '../people/transfer.tsx';

interface PickProps {
  readonly row: WaitingRow;
  readonly dues: readonly DueRow[];
  readonly onClose: () => void;
  readonly onPick: (dues: DueId[]) => void;
}

const mostOfOneTransfer = 20;

/** Says by hand what a movement pays: one amount that is awaited, or several of a household that make the sum. */
export function PickDialog({ row, dues, onClose, onPick }: PickProps) {
  const { say, language } = useVoice();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [search, setSearch] = useState('');
  const shown = useMemo(() => {
    const wanted = search.trim().toLocaleLowerCase('vi');
    const fits = dues.filter(({ payer, reference }) =>
      `${payer} ${reference}`.toLocaleLowerCase('vi').includes(wanted),
    );
    // Those of exactly this amount first.
    return fits.toSorted(
      (one, other) => Number(other.amount === row.line.amount) - Number(one.amount === row.line.amount),
    );
  }, [dues, search, row]);
  const sum = dues.filter(({ id }) => chosen.includes(id)).reduce((all, { amount }) => all + amount, 0);
  const fits = sum === row.line.amount && chosen.length <= mostOfOneTransfer;
  return (
    <Dialog
      id="pick"
      title={say('bank.pickTitle', { sum: formatDong(row.line.amount, language) })}
      onClose={onClose}
      wide
    >
      <p class="aside">{row.line.narrative}</p>
      <label class="search-here">
        <span>{say('bank.findDue')}</span>
        <input
          type="search"
          value={search}
          autocomplete="off"
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
      </label>
      {dues.length === 0 ? (
        <p>{say('dues.empty')}</p>
      ) : (
        <ul class="picks">
          {shown.map(({ id, payer, reference, amount, madeOn }) => (
            <li key={id}>
              <label>
                <input
                  type="checkbox"
                  checked={chosen.includes(id)}
                  onChange={(event) =>
                    setChosen(event.currentTarget.checked ? [...chosen, id] : chosen.filter((each) => each !== id))
                  }
                />
                <span>
                  {payer} <span class="digits aside">{referenceText(reference)}</span>
                </span>
                <span class="digits aside">{formatDay(madeOn, language)}</span>
                <b class="so">{formatNumber(amount, language)}</b>
              </label>
            </li>
          ))}
        </ul>
      )}
      {chosen.length > 0 && !fits && (
        <Notice tone="waiting">
          {say('bank.sumDiffers', { sum: formatDong(sum, language), wanted: formatDong(row.line.amount, language) })}
        </Notice>
      )}
      <div class="actions">
        <button type="button" class="button main" disabled={!fits} onClick={() => onPick(chosen as DueId[])}>
          {say('bank.isThis')}
        </button>
        <button type="button" class="button second" onClick={onClose}>
          {say('act.leave')}
        </button>
      </div>
    </Dialog>
  );
}
