import type { ComponentChildren } from 'preact';
import { textSize, type Text } from './placing.ts';

interface DrawingProps {
  readonly id: string;
  /** The message, and the message with its figures. */
  readonly title: string;
  readonly described: string;
  readonly width: number;
  readonly height: number;
  /** Pixels to a unit: more than one in large type. */
  readonly k: number;
  readonly children: ComponentChildren;
}

/** A picture that says in words what it shows; its units grow with the type. */
export function Drawing({ id, title, described, width, height, k, children }: DrawingProps) {
  return (
    <svg
      class="chart-drawing"
      role="img"
      aria-labelledby={`${id}-name ${id}-said`}
      width={width * k}
      height={height * k}
      viewBox={`0 0 ${width} ${height}`}
    >
      <title id={`${id}-name`}>{title}</title>
      <desc id={`${id}-said`}>{described}</desc>
      {children}
    </svg>
  );
}

/** The texts of a drawing. */
export function Texts({ texts }: { readonly texts: readonly Text[] }) {
  return (
    <g>
      {texts.map(({ x, y, anchor, text, size = textSize, strong, look }) => (
        <text
          key={`${text} ${x} ${y}`}
          x={x}
          y={y}
          text-anchor={anchor ?? 'start'}
          font-size={size}
          font-weight={strong ? 600 : 400}
          class={look}
        >
          {text}
        </text>
      ))}
    </g>
  );
}

/** Fills that differ without colour: forecast at 45°, stopped at −45°. Their names carry the drawing's own, since a page has several. */
export function Hatches({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={`${id}-forecast`} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="7" height="7" class="hatch-forecast-ground" />
        <path d="M0 0V7" class="hatch-forecast" />
      </pattern>
      <pattern id={`${id}-stopped`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
        <rect width="6" height="6" class="hatch-stopped-ground" />
        <path d="M0 0V6" class="hatch-stopped" />
      </pattern>
    </defs>
  );
}
