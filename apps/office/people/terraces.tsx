import { formatMonths } from '@diemtua/ui';
import { useVoice } from '../language/say.tsx';

const MONTHS_IN_YEAR = 12;
const step = 22.7;
const floor = 92;

/** The years that open a pension as terraces: those that are paid, and those that are still to come, with the harvest on top. */
export function Terraces({ paid, needed }: { readonly paid: number; readonly needed: number }) {
  const { say, language } = useVoice();
  const years = Math.round(needed / MONTHS_IN_YEAR);
  const done = Math.min(years, paid / MONTHS_IN_YEAR);
  const whole = Math.floor(done);
  const width = years * step;
  const heightOf = (year: number): number => 12 + year * ((floor - 16.4) / years);
  return (
    <svg
      class="terraces"
      viewBox={`0 -8 ${width} 120`}
      role="img"
      aria-label={say('law.terraces', { paid: formatMonths(paid, language), needed: formatMonths(needed, language) })}
    >
      {Array.from({ length: years }, (_, year) => {
        const height = heightOf(year);
        const share = Math.min(1, Math.max(0, done - year));
        const x = year * step;
        return (
          <g key={year}>
            <rect
              x={x + 0.5}
              y={floor - height}
              width={step - 2.2}
              height={height}
              rx="2"
              fill="var(--dt-surface)"
              stroke={share === 1 ? 'var(--dt-reached)' : 'var(--ax-neutral-500)'}
              stroke-dasharray={share === 1 ? undefined : '3 3'}
            />
            {share > 0 && (
              <rect
                x={x + 0.5}
                y={floor - height * share}
                width={step - 2.2}
                height={height * share}
                rx="2"
                fill="var(--dt-reached)"
              />
            )}
          </g>
        );
      })}
      <circle cx={width - step / 2 - 0.6} cy={floor - heightOf(years - 1) - 6} r="5.5" fill="var(--dt-forecast)" />
      <g font-size="12" fill="var(--dt-ink-2)">
        {whole !== 1 && (
          <text x="0" y="108">
            {String(1)}
          </text>
        )}
        {whole > 0 && whole < years - 1 && (
          <text x={whole * step - step / 2} y="108" text-anchor="middle" font-weight="600" fill="var(--ax-accent-800)">
            {formatMonths(whole * MONTHS_IN_YEAR, language)}
          </text>
        )}
        <text x={width} y="108" text-anchor="end">
          {formatMonths(needed, language)}
        </text>
      </g>
    </svg>
  );
}
