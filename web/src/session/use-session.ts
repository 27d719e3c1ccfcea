import type { Schema } from '@tvm/contract';
import { useOutletContext } from 'react-router';

export type Session = Schema<'Session'>;

/** Who is signed in, for a screen below the portal's shell. */
export function useSession(): Session {
  return useOutletContext<Session>();
}
