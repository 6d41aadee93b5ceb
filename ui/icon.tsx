const shapes = {
  open: 'm4.5 7.5 5.5 5.5 5.5-5.5',
  opened: 'm4.5 12.5 5.5-5.5 5.5 5.5',
  forward: 'm7.5 4.5 5.5 5.5-5.5 5.5',
  child: 'M10 17C4.5 13 2.5 10.3 2.5 7.4A4 4 0 0 1 10 5.3a4 4 0 0 1 7.5 2.1c0 2.9-2 5.6-7.5 9.6Z',
  family:
    'M7.5 4.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6ZM2 16.5c.5-3.2 2.6-4.7 5.5-4.7s5 1.5 5.5 4.7M13 4.6a2.6 2.6 0 0 1 0 5M15 12.3c1.7.6 2.7 2 3 4.2',
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
  trouble: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15ZM10 6v5M10 13.8v.2',
  sun: 'M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4M14.6 14.6 16 16M16 4l-1.4 1.4M5.4 14.6 4 16',
  moon: 'M16.5 12.2A7 7 0 0 1 7.8 3.5a7 7 0 1 0 8.7 8.7Z',
} as const;

/** A drawn sign, 20 units wide; what it means stands in words beside it or in the label of its button. */
export function Icon({ shape, size = 20 }: { readonly shape: keyof typeof shapes; readonly size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      <path d={shapes[shape]} />
    </svg>
  );
}

/** The mark: three terraces, and a golden disc that rests on the top one. */
export function Mark({ size = 28 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 28 28" aria-hidden="true" class="mark">
      <circle cx="21.5" cy="5.5" r="4" fill="#f2c14e" />
      <path d="M17 12h8.5a1.5 1.5 0 0 1 1.5 1.5V16H15.200A2 2 0 0 1 17 12Z" fill="#fffdf8" />
      <path d="M10.500 17.500H27v4H8.700a2 2 0 0 1 1.800-4Z" fill="#fffdf8" opacity=".82" />
      <path d="M4 23h23v2.500a1.500 1.500 0 0 1-1.500 1.500H2.200A2 2 0 0 1 4 23Z" fill="#fffdf8" opacity=".64" />
    </svg>
  );
}
