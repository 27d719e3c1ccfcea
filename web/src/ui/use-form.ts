import { useState } from 'react';
import { type Problem, problemOf } from '../http/problem.ts';
import type { Catalogue } from '../text/catalogue.ts';
import { useOnce } from './use-once.ts';

/** Something to put right. Words are looked up when it is drawn, so that it follows a change of language. */
export type FormError = {
  readonly field?: string;
  readonly say: (text: Catalogue) => string;
  /** The beginning of the same words, for beside the field, where all of them are long. */
  readonly short?: (text: Catalogue) => string;
};

/** Thrown by `send` where something else than the service refused, as a browser does: nothing was sent. */
export class Unsent extends Error {
  override readonly name = 'Unsent';
  readonly say: FormError['say'];

  constructor(say: FormError['say']) {
    super('refused before it was sent');
    this.say = say;
  }
}

type FormOptions<Answer> = {
  /** What is wrong before anything is sent. */
  check?: () => FormError[];
  send: () => Promise<Answer>;
  /** Where the person goes next; the form stays busy until it resolves. */
  done: (answer: Answer) => void | Promise<void>;
  /** What a refusal means here; without it the problem's own words stand above the form. */
  explain?: (problem: Problem) => FormError[] | undefined;
  /** Called with every refusal: to empty passwords, or to go elsewhere. */
  refused?: (problem: Problem) => void;
};

/** What was wrong, and the number of the attempt that found it. */
type Failed = { readonly errors: readonly FormError[]; readonly attempt: number };

/** A form that checks, sends once, and says what is wrong. Each failed `attempt` has a new number: its errors take focus. */
export function useForm<Answer>(options: FormOptions<Answer>) {
  const [failed, setFailed] = useState<Failed>({ errors: [], attempt: 0 });
  const setErrors = (errors: readonly FormError[]) =>
    setFailed((before) => ({ errors, attempt: before.attempt + 1 }));
  const [submit, pending] = useOnce(async () => {
    const found = options.check?.() ?? [];
    if (found.length > 0) return setErrors(found);
    // Former errors stay until the answer comes: without them the page moves up, and a double click hits what follows the button.
    const outcome = await settle(options.send());
    if ('say' in outcome) {
      setErrors([{ say: outcome.say }]);
    } else if ('problem' in outcome) {
      setErrors(options.explain?.(outcome.problem) ?? [sayProblem(outcome.problem)]);
      options.refused?.(outcome.problem);
    } else {
      setErrors([]);
      await options.done(outcome.answer);
    }
  });
  /** Takes back what was said at these fields: they are right by now. Nothing takes focus from the typing. */
  const takeBack = (...fields: string[]) =>
    setFailed(({ errors, attempt }) => ({
      errors: errors.filter(({ field }) => field === undefined || !fields.includes(field)),
      attempt,
    }));
  /** As if nothing had been sent: the same form asks about something else. */
  const forget = () => setFailed({ errors: [], attempt: 0 });
  return { ...failed, submit, pending, takeBack, forget };
}

/** The catalogue's words for a problem, at a field or above the form. */
export function sayProblem(problem: Problem, field?: string): FormError {
  const say = (text: Catalogue): string => text.problem(problem);
  return field === undefined ? { say } : { field, say };
}

/** How words begin: their first sentence. */
export const firstSentence =
  (say: FormError['say']): FormError['say'] =>
  (text) =>
    say(text).replace(/(?<=[.!?]) .*$/s, '');

async function settle<Answer>(
  sent: Promise<Answer>,
): Promise<{ answer: Answer } | { problem: Problem } | Pick<FormError, 'say'>> {
  try {
    return { answer: await sent };
  } catch (thrown) {
    return thrown instanceof Unsent ? { say: thrown.say } : { problem: problemOf(thrown) };
  }
}
