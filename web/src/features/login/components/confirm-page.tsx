import { Navigate, useSearchParams } from 'react-router';
import { StepUpPage } from '../../../step-up/step-up-page.tsx';
import { goOnTo, interactionOf } from '../interaction.ts';

/** An application asks for a fresh proof of whoever is logged in. */
export function ConfirmPage() {
  const [search] = useSearchParams();
  const interaction = interactionOf(search);
  if (!interaction) return <Navigate to="/portal" replace />;
  const passkeyOnly = search.get('by') === 'passkey';
  return <StepUpPage onProven={() => goOnTo(interaction)} cancelTo="/portal" passkeyOnly={passkeyOnly} />;
}
