import { useEffect, useRef } from 'react';

/**
 * For a region that changes by itself: when what had the focus goes away, the region gets it, so that nobody is thrown back to the top of the page.
 * @param content what the region shows; looked at when it changes
 * @returns to be spread on the region
 */
export function useKeptFocus(content: unknown) {
  const region = useRef<HTMLDivElement>(null);
  const focused = useRef(false);
  useEffect(() => {
    if (focused.current && !region.current?.contains(document.activeElement)) region.current?.focus();
  }, [content]);
  return {
    ref: region,
    tabIndex: -1,
    onFocus: () => {
      focused.current = true;
    },
    onBlur: () => {
      focused.current = false;
    },
  };
}
