import type { Schema } from '@tvm/contract';
import { Navigate, useLocation, useNavigate } from 'react-router';
import { problemOf } from '../../../http/problem.ts';
import { useText } from '../../../text/language.tsx';
import { Loading } from '../../../ui/busy.tsx';
import { Button } from '../../../ui/button.tsx';
import { FailurePage } from '../../../ui/failure-page.tsx';
import { Form } from '../../../ui/form.tsx';
import { Page } from '../../../ui/page.tsx';
import { useForm } from '../../../ui/use-form.ts';
import { useGetRegistration, useInspectRegistration, useOpenRegistration } from '../api.ts';
import { deadLinkOf, nextStep } from '../registration-steps.ts';
import { DeadLinkPage } from './dead-link-page.tsx';

/**
 * The page of a mailed link. The token stands in the fragment, which no server sees, and stays there until the person's
 * "Doorgaan" has exchanged it: a refresh before that must still work.
 */
export function RegistrationLinkPage() {
  const token = useLocation().hash.slice(1);
  if (token === '') return <Resume />;
  if (!/^[\w-]{43}$/.test(token)) return <DeadLinkPage link="unknown" />;
  return <InspectedLink token={token} key={token} />;
}

function InspectedLink({ token }: { token: string }) {
  const inspected = useInspectRegistration(token);
  if (inspected.isPending) return <Loading />;
  if (inspected.isError) {
    const dead = deadLinkOf(problemOf(inspected.error).code);
    if (dead) return <DeadLinkPage link={dead} />;
    return <FailurePage thrown={inspected.error} retry={() => void inspected.refetch()} />;
  }
  const link = inspected.data;
  if (link.state === 'open') return <OpenLink token={token} link={link} recheck={inspected.refetch} />;
  return (
    <DeadLinkPage
      link={link.state}
      renewal={link.renewable ? { token, maskedEmail: link.maskedEmail } : undefined}
    />
  );
}

type OpenLinkProps = { token: string; link: Schema<'RegistrationLink'>; recheck: () => Promise<unknown> };

function OpenLink({ token, link, recheck }: OpenLinkProps) {
  const text = useText();
  const navigate = useNavigate();
  const openRegistration = useOpenRegistration();
  const journey = link.lost === 'authenticator' ? 'newPhone' : link.purpose;
  const form = useForm({
    send: () => openRegistration.mutateAsync({ token }),
    // Replacing the entry takes the token out of the address bar and out of Back's way.
    done: (registration) => navigate(`/registration/${nextStep(registration)}`, { replace: true }),
    refused: ({ code }) => {
      if (deadLinkOf(code)) void recheck();
    },
  });
  return (
    <Page title={text.registration.openTitle[journey]}>
      <p>{text.registration.openText[journey](link.maskedEmail)}</p>
      <Form form={form}>
        <Button wide>{text.registration.open}</Button>
      </Form>
    </Page>
  );
}

function Resume() {
  const registration = useGetRegistration();
  if (registration.isPending) return <Loading />;
  if (registration.isError) {
    const dead = deadLinkOf(problemOf(registration.error).code);
    if (dead) return <DeadLinkPage link={dead} />;
    return <FailurePage thrown={registration.error} retry={() => void registration.refetch()} />;
  }
  return <Navigate to={`/registration/${nextStep(registration.data)}`} replace />;
}
