import { useEffect, useRef } from 'react';
import { useBlocker } from 'react-router';
import { useText } from '../text/language.tsx';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

/**
 * Asks before anybody leaves what is shown once: the browser by itself for a refresh, another site or a closed tab, the portal for its own links
 * and for Back.
 */
export function useLeaving() {
  const allowed = useRef(false);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      !allowed.current && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (!allowed.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, []);
  return {
    asked: blocker.state === 'blocked',
    stay: () => blocker.reset?.(),
    allow: () => {
      allowed.current = true;
      blocker.reset?.();
    },
  };
}

/** Whether the codes are kept; leaving loses them. */
export function KeepCodesDialog({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  const { recoveryCodes: words } = useText();
  return (
    <Dialog title={words.leaveTitle} closeLabel={words.stay} onClose={onStay}>
      {(close) => (
        <div className="stack">
          <p>{words.leaveText}</p>
          <div className="dialog-buttons">
            <Button kind="secondary" onClick={onLeave}>
              {words.leave}
            </Button>
            <Button onClick={close}>{words.stay}</Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}
