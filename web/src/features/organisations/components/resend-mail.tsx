import type { Schema } from '@tvm/contract';
import { problemOf } from '../../../http/problem.ts';
import { useText } from '../../../text/language.tsx';
import { useOnce } from '../../../ui/use-once.ts';
import { useResendRegistrationMail } from '../api.ts';
import './organisations.css';

/** "Stuur opnieuw" for one user, with what came of it. Nothing for somebody whom it never would mail. */
export function ResendMail({ user }: { user: Schema<'OrganisationUser'> }) {
  const text = useText();
  const words = text.progress;
  const resendRegistrationMail = useResendRegistrationMail();
  const [resend, pending] = useOnce(async () => {
    // What was refused is told below.
    await resendRegistrationMail.mutateAsync(user.id).catch(() => {});
  });
  const { isSuccess, error } = resendRegistrationMail;
  const problem = error && problemOf(error);
  const from = problem?.code === 'mail_limit_reached' && problem.retryAt;
  return (
    <>
      {user.resendableFrom !== null && (
        <button
          className="link-button"
          type="button"
          aria-label={words.resendTo(user.fullName)}
          onClick={() => void resend()}
        >
          {words.resend}
        </button>
      )}
      <p className="resend-outcome" role="status">
        {pending && text.common.busy}
        {!pending && problem && (from ? words.tooEarly(from) : text.problem(problem))}
        {!pending && isSuccess && words.resent(user.email)}
      </p>
    </>
  );
}
