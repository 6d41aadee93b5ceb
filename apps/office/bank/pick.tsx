import { DEPOSIT_HAND_OVERS_MAX, TRANSFER_DUES_MAX, type MatchLine } from '@diemtua/domain/cash';
import { Dialog, formatDay, formatDong, formatNumber, Segments } from '@diemtua/ui';
import { useMemo, useState } from 'preact/hooks';
import type { DueRow, HandOverRow, WaitingRow } from '../asking/desk-shapes.ts';
import { FormEnd } from '../frame/form-end.tsx';
import { useNarrow } from '../frame/narrow.tsx';
import { useVoice } from '../language/say.tsx';
import { referenceText } from '../people/transfer.tsx';

type To = Extract<MatchLine['to'], { what: 'dues' | 'counted' }>;
type What = To['what'];

interface PickProps {
  readonly row: WaitingRow;
  readonly dues: readonly DueRow[];
  /** Counted at the desk and not yet seen at the bank. */
  readonly atDesk: readonly HandOverRow[];
  readonly onClose: () => void;
  readonly onPick: (to: To) => void;
}

/** Something that a movement may be, or be a part of. */
interface Part {
  readonly id: string;
  readonly who: string;
  readonly sign: string;
  readonly on: string;
  readonly amount: number;
}

const fromDue = ({ id, payer, reference, madeOn, amount }: DueRow): Part => ({
  id,
  who: payer,
  sign: referenceText(reference),
  on: madeOn,
  amount,
});
/** What was counted holds, and the day on which it was. */
const fromSlip = (slip: HandOverRow): Part => ({
  id: slip.id,
  who: slip.collectorName,
  sign: slip.reference ?? '',
  on: slip.receivedOn ?? slip.handedOn,
  amount: slip.received ?? slip.amount,
});
const partsMax = { dues: TRANSFER_DUES_MAX, counted: DEPOSIT_HAND_OVERS_MAX } as const;
const textOf = ({ who, sign }: Part): string => `${who} ${sign}`;

/** Says by hand what a movement is: amounts that are awaited and it pays, or cash counted at the desk that it brings to the bank. Several of one kind, which make its sum. */
export function PickDialog({ row, dues, atDesk, onClose, onPick }: PickProps) {
  const { say, language } = useVoice();
  const [what, setWhat] = useState<What>(dues.length === 0 && atDesk.length > 0 ? 'counted' : 'dues');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [tried, setTried] = useState(false);
  const wanted = row.line.amount;
  const parts = useMemo(() => {
    const all = what === 'dues' ? dues.map(fromDue) : atDesk.map(fromSlip);
    // Those of exactly this amount first.
    return all.toSorted((one, other) => Number(other.amount === wanted) - Number(one.amount === wanted));
  }, [what, dues, atDesk, wanted]);
  const { field, shown } = useNarrow(parts, textOf);
  const sum = parts.filter(({ id }) => chosen.includes(id)).reduce((all, { amount }) => all + amount, 0);
  const tooMany = chosen.length > partsMax[what];
  const choose = (next: readonly string[]): void => {
    setChosen(next);
    setTried(false);
  };
  const sums = { sum: formatDong(sum, language), wanted: formatDong(wanted, language) };
  const wrong = tooMany ? say('bank.partsMax', { count: partsMax[what] }) : say('bank.sumDiffers', sums);
  return (
    <Dialog id="pick" title={say('bank.pickTitle', { sum: formatDong(wanted, language) })} onClose={onClose} wide>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (sum !== wanted || tooMany) setTried(true);
          else if (what === 'dues') onPick({ what, dues: chosen as Extract<To, { what: 'dues' }>['dues'] });
          else onPick({ what, handOvers: chosen as Extract<To, { what: 'counted' }>['handOvers'] });
        }}
      >
        <p class="aside">{row.line.narrative}</p>
        {atDesk.length > 0 && (
          <Segments
            label={say('bank.pickWhat')}
            value={what}
            segments={[
              { value: 'dues', label: say('bank.pickDues', { count: dues.length }) },
              { value: 'counted', label: say('bank.pickCounted', { count: atDesk.length }) },
            ]}
            onChange={(next) => {
              setWhat(next);
              choose([]);
            }}
          />
        )}
        {parts.length === 0 ? (
          <p>{say('dues.empty')}</p>
        ) : (
          <>
            {field}
            <ul class="picks">
              {shown.map(({ id, who, sign, on, amount }) => (
                <li key={id}>
                  <label>
                    <input
                      type="checkbox"
                      checked={chosen.includes(id)}
                      onChange={(event) =>
                        choose(event.currentTarget.checked ? [...chosen, id] : chosen.filter((each) => each !== id))
                      }
                    />
                    <span>
                      {who} <span class="digits aside">{sign}</span>
                    </span>
                    <span class="digits aside">{formatDay(on, language)}</span>
                    <b class="so">{formatNumber(amount, language)}</b>
                  </label>
                </li>
              ))}
            </ul>
          </>
        )}
        <p role="status" class="pick-sum">
          <span>{say('bank.chosen', { count: chosen.length })}</span>
          <b class="so">{say('bank.chosenOf', sums)}</b>
          {sum === wanted || chosen.length === 0 ? null : (
            <span class="aside">
              {say(sum < wanted ? 'bank.chosenShort' : 'bank.chosenOver', {
                by: formatDong(Math.abs(wanted - sum), language),
              })}
            </span>
          )}
        </p>
        <FormEnd
          wrong={tried ? wrong : null}
          act={say('bank.isThis')}
          disabled={chosen.length === 0}
          onLeave={onClose}
        />
      </form>
    </Dialog>
  );
}
