import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useText } from '../text/language.tsx';
import { useOnce } from '../ui/use-once.ts';
import { useEndSession } from './api.ts';
import type { LoginState } from './login-state.ts';

const loggedOut: LoginState = { notice: 'loggedOut' };

/** Ends the session. When that fails it says so: a person who walks away must know. */
export function LogOut() {
  const text = useText();
  const navigate = useNavigate();
  const endSession = useEndSession();
  const [failed, setFailed] = useState(false);
  const [logOut, pending] = useOnce(async () => {
    setFailed(false);
    try {
      await endSession.mutateAsync();
    } catch {
      setFailed(true);
      return;
    }
    await navigate('/', { state: loggedOut });
  });
  return (
    <div className="log-out">
      <button className="link-button" type="button" onClick={() => void logOut()}>
        {text.layout.logOut}
      </button>
      <span className="field-error" role="status">
        {pending && <span className="muted">{text.common.busy}</span>}
        {failed && text.common.failure}
      </span>
    </div>
  );
}
