const shapes = {
  shield: 'M12 3 4 6v6c0 5 3.500 8 8 9.500 4.500-1.500 8-4.500 8-9.500V6zM8.500 12l2.500 2.500 4.500-5',
  check: 'm5 13 4.500 4.500L19 7',
  circle: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16',
  cross: 'M6 6l12 12M18 6 6 18',
  warning: 'M12 4 2.500 20h19zM12 10v4M12 17v.01',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v5M12 8v.01',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4.500 20.500c1-4 4-5.500 7.500-5.500s6.500 1.500 7.500 5.500',
  mail: 'M3 6h18v12H3zM3 7l9 7 9-7',
  link: 'M10 14l4-4M8 11l-2.500 2.500a3.500 3.500 0 0 0 5 5L13 16M16 13l2.500-2.500a3.500 3.500 0 0 0-5-5L11 8',
  key: 'M8 11a4 4 0 1 0 0 8 4 4 0 0 0 0-8M11 12l9-9M16 7l3 3',
  lock: 'M6 11h12v9H6zM9 11V8a3 3 0 0 1 6 0v3',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v5l3.500 2',
  phone: 'M7 2.500h10v19H7zM11 18h2',
  eye: 'M2 12c2.500-4.500 6-7 10-7s7.500 2.500 10 7c-2.500 4.500-6 7-10 7s-7.500-2.500-10-7M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6',
  eyeClosed:
    'M2 12c2.500-4.500 6-7 10-7s7.500 2.500 10 7c-2.500 4.500-6 7-10 7s-7.500-2.500-10-7M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6M4 20 20 4',
  first: 'M18 6l-6 6 6 6M12 6l-6 6 6 6M5 6v12',
  previous: 'm15 6-6 6 6 6',
  next: 'm9 6 6 6-6 6',
  last: 'M6 6l6 6-6 6M12 6l6 6-6 6M19 6v12',
} as const;

export type IconName = keyof typeof shapes;

/** A drawing beside words. With a `label` it speaks for itself, without adding text to what is copied or printed. */
export function Icon({ name, label }: { name: IconName; label?: string }) {
  const shape = <path d={shapes[name]} />;
  return label === undefined ? (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      {shape}
    </svg>
  ) : (
    <svg className="icon" viewBox="0 0 24 24" role="img" aria-label={label}>
      {shape}
    </svg>
  );
}
