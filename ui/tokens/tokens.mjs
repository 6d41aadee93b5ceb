// Builds tokens.css from the ramps below and prints the contrast of every pair that carries text or meaning.
// node ui/tokens/tokens.mjs [file]   (exit 1 when a pair is below its floor)
import { writeFileSync } from 'node:fs';

const lch = (L, C, h) => {
  const a = C * Math.cos((h * Math.PI) / 180),
    b = C * Math.sin((h * Math.PI) / 180);
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3,
    m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3,
    s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const rgb = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return (
    '#' +
    rgb
      .map((x) =>
        Math.round(255 * Math.min(1, Math.max(0, x <= 0.0031308 ? 12.92 * x : 1.055 * x ** (1 / 2.4) - 0.055)))
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')
  );
};
const rgb = (h) => [1, 3, 5].map((i) => parseInt(h.slice(i, i + 2), 16));
const lum = (h) =>
  rgb(h)
    .map((v) => v / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((s, v, i) => s + v * [0.2126, 0.7152, 0.0722][i], 0);
export const contrast = (a, b) => {
  const [x, y] = [lum(a), lum(b)].toSorted((p, q) => q - p);
  return (x + 0.05) / (y + 0.05);
};
const alpha = (h, ground) => {
  // the most transparent colour that gives h over ground
  const c = rgb(h),
    g = rgb(ground);
  let a = Math.max(...c.map((v, i) => (v < g[i] ? (g[i] - v) / g[i] : v > g[i] ? (v - g[i]) / (255 - g[i]) : 0)));
  a = Math.min(1, Math.ceil(a * 255) / 255);
  return (
    '#' +
    c
      .map((v, i) =>
        Math.round(Math.min(255, Math.max(0, (v - g[i] * (1 - a)) / a)))
          .toString(16)
          .padStart(2, '0'),
      )
      .join('') +
    Math.round(a * 255)
      .toString(16)
      .padStart(2, '0')
  );
};
const steps = [100, 200, 300, 400, 500, 600, 700, 800, 900, 1000];
const ramp = (Ls, Cs, hs) =>
  Object.fromEntries(steps.map((s, i) => [s, lch(Ls[i], Cs[i], Array.isArray(hs) ? hs[i] : hs)]));

export const light = {
  ground: '#faf6ec',
  surface: '#fffdf8',
  sunken: '#f1eadb',
  neutral: ramp(
    [0.968, 0.942, 0.912, 0.862, 0.62, 0.53, 0.46, 0.42, 0.375, 0.245],
    [0.012, 0.016, 0.02, 0.024, 0.022, 0.02, 0.02, 0.022, 0.024, 0.03],
    [88, 88, 86, 84, 80, 70, 50, 330, 300, 278],
  ),
  accent: ramp(
    [0.965, 0.935, 0.895, 0.82, 0.59, 0.405, 0.355, 0.315, 0.28, 0.225],
    [0.014, 0.024, 0.036, 0.055, 0.09, 0.105, 0.1, 0.092, 0.084, 0.07],
    273,
  ),
  success: ramp(
    [0.968, 0.938, 0.9, 0.84, 0.6, 0.485, 0.425, 0.385, 0.345, 0.25],
    [0.028, 0.044, 0.06, 0.08, 0.115, 0.105, 0.095, 0.086, 0.076, 0.055],
    148,
  ),
  warning: ramp(
    [0.974, 0.948, 0.915, 0.845, 0.655, 0.505, 0.45, 0.415, 0.375, 0.28],
    [0.034, 0.06, 0.088, 0.135, 0.135, 0.104, 0.093, 0.085, 0.077, 0.056],
    [88, 86, 84, 82, 76, 70, 68, 66, 64, 62],
  ),
  danger: ramp(
    [0.966, 0.938, 0.9, 0.835, 0.585, 0.455, 0.405, 0.37, 0.335, 0.25],
    [0.014, 0.026, 0.042, 0.072, 0.175, 0.165, 0.15, 0.138, 0.124, 0.085],
    17,
  ),
  info: ramp(
    [0.968, 0.942, 0.908, 0.845, 0.6, 0.475, 0.42, 0.385, 0.345, 0.245],
    [0.01, 0.016, 0.022, 0.034, 0.06, 0.066, 0.064, 0.06, 0.054, 0.04],
    240,
  ),
};
export const dark = {
  ground: '#0f1329',
  surface: '#171c38',
  sunken: '#0a0d1e',
  neutral: ramp(
    [0.215, 0.25, 0.285, 0.335, 0.52, 0.6, 0.68, 0.73, 0.79, 0.94],
    [0.04, 0.044, 0.046, 0.046, 0.034, 0.028, 0.024, 0.022, 0.02, 0.02],
    [276, 276, 276, 276, 280, 290, 320, 50, 80, 88],
  ),
  accent: ramp(
    [0.24, 0.275, 0.315, 0.365, 0.55, 0.72, 0.77, 0.8, 0.84, 0.9],
    [0.06, 0.07, 0.08, 0.088, 0.105, 0.095, 0.082, 0.072, 0.06, 0.04],
    275,
  ),
  success: ramp(
    [0.23, 0.26, 0.295, 0.345, 0.55, 0.71, 0.755, 0.79, 0.83, 0.89],
    [0.04, 0.048, 0.056, 0.066, 0.105, 0.115, 0.105, 0.095, 0.082, 0.06],
    150,
  ),
  warning: ramp(
    [0.25, 0.285, 0.32, 0.37, 0.6, 0.82, 0.845, 0.865, 0.885, 0.92],
    [0.042, 0.052, 0.06, 0.07, 0.11, 0.14, 0.128, 0.115, 0.1, 0.07],
    [72, 74, 76, 76, 78, 84, 85, 86, 87, 88],
  ),
  danger: ramp(
    [0.25, 0.285, 0.325, 0.375, 0.58, 0.7, 0.745, 0.78, 0.82, 0.885],
    [0.07, 0.082, 0.094, 0.106, 0.165, 0.14, 0.118, 0.1, 0.082, 0.052],
    15,
  ),
  info: ramp(
    [0.24, 0.27, 0.305, 0.35, 0.55, 0.72, 0.765, 0.8, 0.835, 0.9],
    [0.034, 0.038, 0.044, 0.05, 0.066, 0.07, 0.062, 0.055, 0.046, 0.03],
    238,
  ),
};
// Dips of the cloth: the one sequential ramp. Gold: the one for forecasts. Never colour alone.
export const dips = {
  light: ['#f3ead2', '#c3c8dd', '#8f9ac6', '#5a69a4', '#2b376f'],
  dark: ['#3a3c4e', '#4b5691', '#6b7ac0', '#97a4de', '#ccd4f7'],
};

export const onDip = {
  light: ['#1d1f2f', '#1d1f2f', '#1d1f2f', '#ffffff', '#ffffff'],
  dark: ['#f1ebdc', '#f1ebdc', '#0a0d1e', '#0a0d1e', '#0a0d1e'],
};
const pairs = (m, t) => [
  ['chữ chính / nền giấy', m.neutral[1000], m.ground, 7],
  ['chữ chính / mặt thẻ', m.neutral[1000], m.surface, 7],
  ['chữ chính / nền lõm', m.neutral[1000], m.sunken, 7],
  ['chữ phụ / nền giấy', m.neutral[900], m.ground, 4.5],
  ['chữ phụ / nền lõm', m.neutral[900], m.sunken, 4.5],
  ['chữ mờ nhất / mặt thẻ', m.neutral[700], m.surface, 4.5],
  ['chữ mờ nhất / nền giấy', m.neutral[700], m.ground, 4.5],
  ['chàm chữ / nền giấy', m.accent[800], m.ground, 4.5],
  ['chàm 600 / nền giấy', m.accent[600], m.ground, 4.5],
  ['chữ trên nút chàm', t === 'light' ? m.surface : m.sunken, m.accent[600], 4.5],
  ['chàm chữ / chàm 100', m.accent[800], m.accent[100], 4.5],
  ['chàm chữ / chàm 200', m.accent[800], m.accent[200], 4.5],
  ['lá chữ / nền giấy', m.success[800], m.ground, 4.5],
  ['lá chữ / lá 100', m.success[800], m.success[100], 4.5],
  ['lá chữ / lá 200', m.success[800], m.success[200], 4.5],
  ['chữ trên nền lá 600', t === 'light' ? m.surface : m.sunken, m.success[600], 4.5],
  ['lúa chữ / nền giấy', m.warning[800], m.ground, 4.5],
  ['lúa chữ / lúa 100', m.warning[800], m.warning[100], 4.5],
  ['lúa chữ / lúa 200', m.warning[800], m.warning[200], 4.5],
  ['chữ trên nền lúa 600', t === 'light' ? m.surface : m.sunken, m.warning[600], 4.5],
  ['thổ cẩm chữ / nền giấy', m.danger[800], m.ground, 4.5],
  ['thổ cẩm chữ / thổ cẩm 100', m.danger[800], m.danger[100], 4.5],
  ['chữ trên nền thổ cẩm 600', t === 'light' ? m.surface : m.sunken, m.danger[600], 4.5],
  ['sương chữ / nền giấy', m.info[800], m.ground, 4.5],
  ['sương chữ / sương 100', m.info[800], m.info[100], 4.5],
  ['viền ô nhập / mặt thẻ', m.neutral[500], m.surface, 3],
  ['vòng tiêu điểm / nền giấy', t === 'light' ? m.accent[600] : m.warning[600], m.ground, 3],
  ['lúa 500 nét / mặt thẻ', m.warning[500], m.surface, 3],
  ['lá 500 nét / mặt thẻ', m.success[500], m.surface, 3],
  ['thổ cẩm 500 nét / mặt thẻ', m.danger[500], m.surface, 3],
];
export const fixed = [
  // the indigo band stays indigo in light and dark
  ['chữ giấy / dải chàm', '#fffdf8', light.accent[1000], 7],
  ['lúa sáng / dải chàm', '#f2c14e', light.accent[1000], 4.5],
  ['chàm nhạt / dải chàm', '#c3cbee', light.accent[1000], 4.5],
  ['vòng tiêu điểm lúa / dải chàm', '#f2c14e', light.accent[1000], 3],
  ...['light', 'dark'].flatMap((t) => dips[t].map((d, i) => [`số trên nhúng ${i + 1}, ${t}`, onDip[t][i], d, 4.5])),
];
let bad = 0;
const say = (line) => process.stdout.write(`${line}\n`);
const show = (list) =>
  list.forEach(([n, a, b, f]) => {
    const c = contrast(a, b);
    if (c < f) bad++;
    say([(c < f ? 'KÉM ' : 'đạt ') + c.toFixed(2).padStart(6) + '  ≥ ' + String(f).padEnd(3), a, b, n].join(' '));
  });
for (const [t, m] of [
  ['light', light],
  ['dark', dark],
]) {
  say('\n' + t);
  show(pairs(m, t));
}
say('\ncố định');
show(fixed);

const roles = ['neutral', 'accent', 'success', 'warning', 'danger', 'info'];
const block = (m, t) =>
  roles
    .flatMap((r) =>
      steps
        .map((s) => `  --ax-${r}-${s}: ${m[r][s]};`)
        .concat([100, 200, 300, 400].map((s) => `  --ax-${r}-${s}A: ${alpha(m[r][s], m.surface)};`)),
    )
    .concat([
      `  --ax-neutral-000: ${t === 'light' ? m.surface : m.sunken};`,
      `  --ax-bg-default: ${m.surface};`,
      `  --ax-bg-input: ${t === 'light' ? '#ffffff' : m.sunken};`,
      `  --ax-bg-raised: ${t === 'light' ? m.surface : m.neutral[200]};`,
      `  --ax-bg-sunken: ${m.sunken};`,
      `  --ax-bg-overlay: #0a0d1ea8;`,
      `  --ax-border-focus: ${t === 'light' ? m.accent[600] : m.warning[600]};`,
      `  --dt-ground: ${m.ground};`,
      `  --dt-surface: ${m.surface};`,
      `  --dt-sunken: ${m.sunken};`,
      `  --dt-line: ${m.neutral[400]};`,
      `  --dt-line-soft: ${m.neutral[300]};`,
      `  --dt-ink: ${m.neutral[1000]};`,
      `  --dt-ink-2: ${m.neutral[900]};`,
      `  --dt-ink-3: ${m.neutral[700]};`,
      `  --dt-band: ${light.accent[1000]};`,
      `  --dt-on-band: #fffdf8;`,
      `  --dt-on-band-2: #c3cbee;`,
      `  --dt-gold: #f2c14e;`,
      ...dips[t].flatMap((c, i) => [`  --dt-dip-${i + 1}: ${c};`, `  --dt-on-dip-${i + 1}: ${onDip[t][i]};`]),
      `  --dt-plan: ${m.neutral[800]};`,
      `  --dt-reached: ${m.accent[600]};`,
      `  --dt-forecast: ${m.warning[t === 'light' ? 500 : 600]};`,
      `  --dt-forecast-band: ${m.warning[300]};`,
      `  --dt-shadow-float: ${t === 'light' ? '0 1px 2px #141a3d1f, 0 8px 24px #141a3d24' : '0 1px 2px #00000066, 0 8px 24px #00000080'};`,
      `  --ax-shadow-dialog: var(--dt-shadow-float);`,
    ])
    .join('\n');
writeFileSync(
  process.argv[2] ?? new URL('../tokens.css', import.meta.url),
  `/* Made by tokens/tokens.mjs. Load after @navikt/ds-css: same names, our values. */
:root,
:host,
.light {
${block(light, 'light')}
}
.dark {
${block(dark, 'dark')}
}
:root,
:host {
  --ax-font-family: 'Be Vietnam Pro', 'DT Roboto', 'DT Arial', 'DT Noto', 'Noto Sans', system-ui, sans-serif;
  --dt-font-number: 'DT So', 'Be Vietnam Pro', 'DT Roboto', 'DT Arial', 'DT Noto', 'Noto Sans', system-ui, sans-serif;
  --ax-font-line-height-medium: 1.5rem;
  --ax-font-line-height-large: 1.75rem;
  --ax-font-line-height-xlarge: 2rem;
}
html.lon {
  font-size: 125%;
}
.so {
  font-family: var(--dt-font-number);
  text-align: right;
  white-space: nowrap;
}
@media (prefers-reduced-motion: reduce) {
  *,
  ::before,
  ::after {
    animation: none !important;
    transition: none !important;
    scroll-behavior: auto !important;
  }
}
`,
);
say('\n' + (bad ? bad + ' cặp kém' : 'mọi cặp đều đạt'));
process.exit(bad ? 1 : 0);
