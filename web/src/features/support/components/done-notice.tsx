import { useLocation } from 'react-router';
import { Notice } from '../../../ui/notice.tsx';

/** What has just been done, told on the screen that an action leads back to. */
export type DoneState = { done: string };

export function DoneNotice() {
  const state: DoneState | null = useLocation().state;
  return typeof state?.done === 'string' ? <Notice kind="success">{state.done}</Notice> : null;
}
