import { formatDong } from '@diemtua/ui';
import type { ComponentChildren } from 'preact';
import { useVoice } from '../language/say.tsx';

/** What is due, and who pays it. */
export interface LayerSums {
  readonly gross: number;
  readonly state: number;
  readonly local: number;
  readonly other: number;
  readonly payable: number;
}

interface LayersProps {
  readonly sums: LayerSums;
  /** From where each layer comes: the group and its percent, a resolution, a sponsor. */
  readonly from: { readonly state: string; readonly local: string; readonly other: string };
  readonly payer: string;
  /** The arithmetic of the whole, in digits. */
  readonly arithmetic?: string;
  readonly beside?: ComponentChildren;
}

const minus = '\u2212\u00a0';

/** The three layers of support above what the person pays: one bar, and a line for each. */
export function Layers({ sums, from, payer, arithmetic = '', beside }: LayersProps) {
  const { say, language } = useVoice();
  const dong = (amount: number): string => formatDong(amount, language);
  const less = (amount: number): string => (amount > 0 ? minus + dong(amount) : say('layers.none'));
  const bar = [
    ['own', sums.payable],
    ['state', sums.state],
    ['local', sums.local],
    ['other', sums.other],
  ] as const;
  const lines = [
    ['state', say('layers.state'), from.state, sums.state],
    ['local', say('layers.local'), from.local, sums.local],
    ['other', say('layers.other'), from.other, sums.other],
  ] as const;
  return (
    <>
      <div class="layer-bar" aria-hidden="true">
        {bar.map(([name, amount]) => amount > 0 && <span key={name} class={name} style={{ flexGrow: amount }} />)}
      </div>
      <dl class="layers">
        <div>
          <dt>
            <i class="gross" />
            {say('layers.gross')}
          </dt>
          <dd class="arithmetic">{arithmetic}</dd>
          <dd class="so">{dong(sums.gross)}</dd>
        </div>
        {lines.map(([name, text, source, amount]) => (
          <div key={name} class={amount > 0 ? undefined : 'nothing'}>
            <dt>
              <i class={name} />
              {text} <small>{source}</small>
            </dt>
            <dd class="arithmetic" />
            <dd class="so">{less(amount)}</dd>
          </div>
        ))}
        <div class="total">
          <dt>
            <i class="own" />
            <b>{payer}</b>
          </dt>
          <dd class="arithmetic">{beside}</dd>
          <dd class="so">{dong(sums.payable)}</dd>
        </div>
      </dl>
    </>
  );
}
