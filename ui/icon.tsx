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
  cross: 'm5 5 10 10M15 5 5 15',
  check: 'm4 10.5 4 4 8-9',
  search: 'M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM13.2 13.2l4 4',
  person: 'M10 3.3a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4ZM3.5 17c.6-3.6 3-5.4 6.5-5.4s5.900 1.800 6.500 5.400',
  receipt: 'M5 2.500h10v15l-2.500-1.600L10 17.500l-2.500-1.600L5 17.500ZM7.800 6.500h4.400M7.800 9.800h4.400',
  tray: 'M2.500 11.500 5 3.500h10l2.500 8v5h-15ZM2.500 11.500h4.700c.3 1.700 1.300 2.500 2.800 2.500s2.500-.8 2.800-2.500h4.700',
  cash: 'M3.500 5h13A1.500 1.500 0 0 1 18 6.500v7a1.500 1.500 0 0 1-1.500 1.500h-13A1.500 1.500 0 0 1 2 13.500v-7A1.500 1.500 0 0 1 3.500 5ZM10 7.700a2.300 2.300 0 1 0 0 4.600 2.300 2.300 0 0 0 0-4.600ZM5 8v4M15 8v4',
  question:
    'M10 2.500a7.500 7.500 0 1 0 0 15 7.500 7.500 0 0 0 0-15ZM7.700 7.700c.2-1.300 1.100-2 2.400-2s2.300.8 2.300 2c0 1.600-2.300 1.800-2.300 3.500M10 14v.2',
  pair: 'M7 3h9.500v11H7ZM3.500 6.500v10.500H13',
  lock: 'M5.500 9h9A1.500 1.500 0 0 1 16 10.500v5a1.500 1.500 0 0 1-1.500 1.500h-9A1.500 1.500 0 0 1 4 15.500v-5A1.500 1.500 0 0 1 5.500 9ZM6.500 9V6.500a3.500 3.500 0 0 1 7 0V9',
  key: 'M7 8.500a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM9.800 9.700 17 2.500M14 5.500l2.500 2.500',
  print: 'M5.500 7.500v-5h9v5M5.500 14.500H3v-7h14v7h-2.500M5.500 11.500h9v6h-9Z',
  pen: 'm12.500 4 3.500 3.500L7 16.500l-4 .5.5-4ZM11 5.500 14.500 9',
  clock: 'M10 2.500a7.500 7.500 0 1 0 0 15 7.500 7.500 0 0 0 0-15ZM10 5.500V10l3 2',
  said: 'M10 2.500a7.500 7.500 0 1 0 0 15 7.500 7.500 0 0 0 0-15ZM10 9v5M10 6v.2',
  out: 'M12 3H4.500v14H12M8.500 10H17M14 7l3 3-3 3',
  eye: 'M2 10c2-3.700 4.700-5.500 8-5.500s6 1.800 8 5.500c-2 3.700-4.700 5.500-8 5.500S4 13.700 2 10ZM10 7.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5Z',
  book: 'M4 3.5h9.500A2.500 2.500 0 0 1 16 6v11H6a2 2 0 0 1-2-2ZM4 15a2 2 0 0 1 2-2h10M7.500 7h5',
  sun: 'M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4M14.6 14.6 16 16M16 4l-1.4 1.4M5.4 14.6 4 16',
  moon: 'M16.5 12.2A7 7 0 0 1 7.8 3.5a7 7 0 1 0 8.7 8.7Z',
} as const;

/** The name of a drawn sign. */
export type Shape = keyof typeof shapes;

/** A drawn sign, 20 units wide; what it means stands in words beside it or in the label of its button. */
export function Icon({ shape, size = 20 }: { readonly shape: Shape; readonly size?: number }) {
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
