import type { Schema } from '@tvm/contract';
import type { ReactNode } from 'react';
import { Navigate } from 'react-router';
import { problemOf } from '../../../http/problem.ts';
import { Loading } from '../../../ui/busy.tsx';
import { FailurePage } from '../../../ui/failure-page.tsx';
import { useRecoveryCodes } from '../../../ui/recovery-codes.tsx';
import { useGetRegistration } from '../api.ts';
import { deadLinkOf, mayShow, nextStep, type Step } from '../registration-steps.ts';
import { DeadLinkPage } from './dead-link-page.tsx';
import type { DoneState } from './done-page.tsx';

const enrolled: DoneState = { done: 'enrolled' };
const byPasskey: DoneState = { done: 'passkey' };
const newPhone: DoneState = { done: 'newPhone' };
const passwordSet: DoneState = { done: 'password' };

/**
 * The guard of a step: where the API says the registration is decides what is shown, not how the person came here. So
 * a refresh goes on, Back repeats nothing, and a link that died meanwhile says so.
 */
export function RegistrationStep(props: {
  step: Step;
  children: (registration: Schema<'Registration'>) => ReactNode;
}) {
  const registration = useGetRegistration();
  const { held } = useRecoveryCodes();
  if (held) {
    const state = held.isPasskey ? byPasskey : held.isNewPhone ? newPhone : enrolled;
    return <Navigate to="/registration/recovery-codes" replace state={state} />;
  }
  if (registration.isError) {
    const dead = deadLinkOf(problemOf(registration.error).code);
    if (dead) return <DeadLinkPage link={dead} />;
    // What is half typed on a step outlives a moment in which the service is away.
    if (!registration.data)
      return <FailurePage thrown={registration.error} retry={() => void registration.refetch()} />;
  }
  if (!registration.data) return <Loading />;
  if (mayShow(props.step, registration.data)) return props.children(registration.data);
  const next = nextStep(registration.data);
  return (
    <Navigate to={`/registration/${next}`} replace {...(next === 'done' ? { state: passwordSet } : {})} />
  );
}
