import { useState } from 'react';
import { problemOf } from '../http/problem.ts';

/**
 * Runs what needs a fresh proof. When the API asks for one, `asking` is true until it was given; then the same action goes
 * on by itself. The screen that holds this stays, and with it everything that was typed.
 */
export function useStepUpGate() {
  const [proven, setProven] = useState<{ goOn: () => void }>();
  const run = async <Answer>(action: () => Promise<Answer>): Promise<Answer> => {
    try {
      return await action();
    } catch (thrown) {
      if (problemOf(thrown).code !== 'step_up_required') throw thrown;
    }
    await new Promise<void>((goOn) => setProven({ goOn }));
    setProven(undefined);
    return run(action);
  };
  return { run, asking: proven !== undefined, proven: () => proven?.goOn() };
}
