import { useEffect, useState } from 'react';
import { useText } from '../text/language.tsx';

/** The status region that says "Bezig…". A region that appears with its text isn't announced: the text follows a frame later. */
export function Busy({ active }: { active: boolean }) {
  const text = useText();
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    const frame = requestAnimationFrame(() => setDrawn(true));
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <p className="busy" role="status">
      {active && drawn && text.common.busy}
    </p>
  );
}

/** A screen that waits for its data. It has no heading: focus goes to the one that follows. */
export function Loading() {
  return (
    <div className="page" data-width="card">
      <Busy active />
    </div>
  );
}
