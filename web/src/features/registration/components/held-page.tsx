import { useGetRegistration } from '../api.ts';
import { HeldNotice } from './held-notice.tsx';
import { RegistrationStep } from './registration-step.tsx';

/** S11: a link with which nothing can be done until somebody else has confirmed. */
export function HeldPage() {
  return <RegistrationStep step="held">{() => <Held />}</RegistrationStep>;
}

function Held() {
  const registration = useGetRegistration();
  return <HeldNotice retry={() => void registration.refetch()} isRetrying={registration.isRefetching} />;
}
