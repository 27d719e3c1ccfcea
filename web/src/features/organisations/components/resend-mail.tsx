import type { Schema } from '@tvm/contract';
import { problemOf } from '../../../lib/problem.ts';
import { useText } from '../../../text/language.tsx';
import { useOnce } from '../../../ui/use-once.ts';
import { useResendRegistrationMail } from '../api/resend-registration-mail.ts';

type User = Schema<'OrganisationUser'>;

/** "Stuur opnieuw" for one user, with what came of it. Nothing for somebody who has an authenticator that works. */
export function ResendMail({ user }: { user: User }) {
  const text = useText();
  const words = text.progress;
  const resendRegistrationMail = useResendRegistrationMail();
  const [resend, pending] = useOnce(async () => {
    // What was refused is told below.
    await resendRegistrationMail.mutateAsync(user.id).catch(() => {});
  });
  if (user.progress === 'enrolled' || user.progress === 'locked') return null;
  const { data, error } = resendRegistrationMail;
  const problem = error && problemOf(error);
  return (
    <>
      <button
        className="link-button"
        type="button"
        aria-label={words.resendTo(user.fullName)}
        onClick={() => void resend()}
      >
        {words.resend}
      </button>
      <p className="resend-outcome" role="status">
        {pending && text.common.busy}
        {!pending && problem && text.problems[problem.code](problem)}
        {!pending && data && words.resent(data.maskedEmail)}
      </p>
    </>
  );
}
