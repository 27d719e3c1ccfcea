import { useEffect, useState } from 'react';

/** Counts `seconds` down to 0, from now and from each `start`. By the clock: a sleeping tab doesn't stretch it. */
export function useCountdown(seconds: number): readonly [secondsLeft: number, start: () => void] {
  const [endsAt, setEndsAt] = useState(() => Date.now() + seconds * 1000);
  const [now, setNow] = useState(() => Date.now());
  const secondsLeft = Math.max(0, Math.ceil((endsAt - now) / 1000));
  const over = secondsLeft === 0;
  useEffect(() => {
    if (over) return;
    const ticking = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(ticking);
  }, [over]);
  const start = () => {
    setNow(Date.now());
    setEndsAt(Date.now() + seconds * 1000);
  };
  return [secondsLeft, start];
}
