import type { Schema } from '@tvm/contract';
import { useState } from 'react';
import { useStepUpGate } from '../../step-up/use-step-up-gate.ts';
import { useForm } from '../../ui/use-form.ts';
import { useDecideColleaguePhone, useResetColleague, useUnlockColleague } from './api.ts';
import type { HelpAction } from './help-actions.ts';

/** What came of it. */
export interface Helped {
  action: HelpAction;
  /** An employee of TVM decides. */
  isAsked: boolean;
}

/** Help for one colleague: asked about in a dialog, proven where the API wants a fresh proof, done once. What was refused is told in the dialog, after the proof too. */
export function useHelp(userId: string, shown: Schema<'Colleague'> | undefined) {
  const stepUp = useStepUpGate();
  const [asking, setAsking] = useState<HelpAction>();
  const [helped, setHelped] = useState<Helped>();
  const unlock = useUnlockColleague();
  const reset = useResetColleague();
  const decide = useDecideColleaguePhone();
  const send = async (action: HelpAction, version: string): Promise<Helped> => {
    if (action === 'unlock') {
      await unlock.mutateAsync(userId);
      return { action, isAsked: false };
    }
    const { state } =
      action === 'reset'
        ? await reset.mutateAsync({ userId, version })
        : await decide.mutateAsync({ userId, version, decision: action });
    return { action, isAsked: state === 'waits_for_support' };
  };
  const form = useForm<Helped | undefined>({
    // Bound to what the dialog shows when the button is pressed.
    send: async () => (asking && shown ? stepUp.run(() => send(asking, shown.version)) : undefined),
    done: (answer) => {
      setHelped(answer);
      setAsking(undefined);
    },
  });
  return {
    stepUp,
    form,
    helped,
    asking,
    ask: (action: HelpAction) => {
      form.forget();
      setHelped(undefined);
      setAsking(action);
    },
    cancel: () => setAsking(undefined),
  };
}
