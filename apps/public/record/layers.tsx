import { formatNumber } from '@diemtua/ui';
import { nameOfGroup } from '../calculator/address.ts';
import { useVoice } from '../language/say.tsx';

interface LayersProps {
  readonly own: number;
  readonly state: number;
  readonly local: number;
  readonly other: number;
  readonly gross: number;
  readonly group: string | null;
  readonly sponsor?: string | null;
}

/** Who pays which part of a period: oneself, the State, the province, others; and where each part comes from. */
export function Layers({ own, state, local, other, gross, group, sponsor }: LayersProps) {
  const { say, language, law } = useVoice();
  const rows = [
    { id: 'own', amount: own, said: say('mine.layer.ownSaid') },
    {
      id: 'state',
      amount: state,
      said: say('mine.layer.stateSaid', { group: nameOfGroup(group ?? 'none', law, say) }),
    },
    { id: 'local', amount: local, said: say('mine.layer.localSaid') },
    { id: 'other', amount: other, said: sponsor ? say('mine.layer.sponsor', { name: sponsor }) : '' },
  ] as const;
  return (
    <table class="record-layers">
      <caption class="spoken">{say('mine.layers')}</caption>
      <tbody>
        {rows
          .filter(({ id, amount }) => amount > 0 || id === 'own')
          .map(({ id, amount, said }) => (
            <tr key={id}>
              <th scope="row">
                {say(`mine.layer.${id}`)}
                {said !== '' && <small class="second">{said}</small>}
              </th>
              <td class="so">{formatNumber(amount, language)}</td>
            </tr>
          ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{say('mine.layer.sum')}</th>
          <td class="so">{formatNumber(gross, language)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
