import { useRef, useState } from 'react';

/**
 * Runs `action` at most once at a time: a double click sends once. A ref decides, because the second click can come
 * before React has drawn the first one's state.
 *
 * @returns the guarded action, and whether it is running.
 */
export function useOnce(action: () => Promise<void>): readonly [() => Promise<void>, boolean] {
  const running = useRef(false);
  const [pending, setPending] = useState(false);
  const run = async () => {
    if (running.current) return;
    running.current = true;
    setPending(true);
    try {
      await action();
    } finally {
      running.current = false;
      setPending(false);
    }
  };
  return [run, pending];
}
