import { formatDong } from '@diemtua/law/kernel/format';
import { useSpoken } from './speaking.tsx';

/** An amount of đồng: the figure, and a small đ that never parts from it. Grey while it is being worked out again. */
export function Money({ amount, stale = false }: { readonly amount: number; readonly stale?: boolean }) {
  const { language } = useSpoken();
  const [figure, unit] = formatDong(amount, language).split(/\u00a0(?=\D*$)/);
  return (
    <span class={stale ? 'money stale' : 'money'}>
      {figure}
      <small>
        {'\u00a0'}
        {unit}
      </small>
    </span>
  );
}
