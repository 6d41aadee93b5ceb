import { create } from 'qrcode';
import { useMemo } from 'preact/hooks';

/** White around a code, in modules: readers need it. */
const quiet = 4;

/** A QR code, dark on white in every look, because cameras want it so. */
export function Code({ text, label }: { readonly text: string; readonly label: string }) {
  const { path, side } = useMemo(() => {
    const { modules } = create(text, { errorCorrectionLevel: 'L' });
    const bars: string[] = [];
    for (let y = 0; y < modules.size; y += 1)
      for (let x = 0; x < modules.size; x += 1)
        if (modules.get(y, x) === 1) bars.push(`M${x + quiet} ${y + quiet}h1v1h-1z`);
    return { path: bars.join(''), side: modules.size + 2 * quiet };
  }, [text]);
  return (
    <svg class="code" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label}>
      <path fill="#fff" d={`M0 0h${side}v${side}H0z`} />
      <path fill="#12173c" d={path} shape-rendering="crispEdges" />
    </svg>
  );
}
