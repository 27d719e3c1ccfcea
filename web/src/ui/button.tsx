import type { ReactNode } from 'react';
import { Link } from 'react-router';

type Look = { kind?: 'primary' | 'secondary'; wide?: boolean; children: ReactNode };

/** Submits its form, or calls `onClick`. Never disabled: a person finds out what is missing by pressing it. */
export function Button({
  kind = 'primary',
  wide,
  children,
  id,
  onClick,
}: Look & { id?: string; onClick?: () => void }) {
  return (
    <button
      className="button"
      id={id}
      data-kind={kind}
      data-wide={wide}
      type={onClick ? 'button' : 'submit'}
      onClick={onClick}
    >
      {children}
    </button>
  );
}

/** A link that looks like a button, for the way on; `state` is what it hands to the next screen. */
export function ButtonLink({
  kind = 'primary',
  wide,
  children,
  to,
  state,
}: Look & { to: string; state?: unknown }) {
  return (
    <Link className="button" data-kind={kind} data-wide={wide} to={to} state={state}>
      {children}
    </Link>
  );
}
