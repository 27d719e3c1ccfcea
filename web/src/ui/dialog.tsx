import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { Icon } from './icon.tsx';
import './dialog.css';

type DialogProps = {
  title: string;
  closeLabel: string;
  onClose: () => void;
  children: (close: () => void) => ReactNode;
};

/**
 * A modal question on the native `<dialog>`, which closes on Esc but not on a click outside, and gives focus back to
 * where it was. Focus starts on the title and stays inside.
 */
export function Dialog({ title, closeLabel, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const titleId = useId();
  useEffect(() => {
    // Strict mode runs this twice; a dialog opens once.
    if (!dialog.current?.open) dialog.current?.showModal();
    heading.current?.focus();
  }, []);
  const close = () => dialog.current?.close();
  return (
    <dialog
      className="dialog"
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      onKeyDown={keepFocusInside}
    >
      <div className="dialog-head">
        <h2 id={titleId} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <button className="icon-button" type="button" aria-label={closeLabel} onClick={close}>
          <Icon name="cross" />
        </button>
      </div>
      {children(close)}
    </dialog>
  );
}

// The native dialog lets Tab out into the browser's own controls; here it goes round.
function keepFocusInside(event: KeyboardEvent<HTMLDialogElement>): void {
  if (event.key !== 'Tab') return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('button, input, a[href]')];
  const first = stops.at(0);
  const last = stops.at(-1);
  const focused = document.activeElement;
  const leaves = event.shiftKey
    ? focused === first || !stops.some((stop) => stop === focused)
    : focused === last;
  if (!leaves) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}
