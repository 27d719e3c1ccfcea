import type { OperationId, operations, ProblemCode, Schema } from '@tvm/contract';

type Success = 200 | 201 | 202 | 204;
type BodyOf<Answered> = Answered extends { content: { 'application/json': infer Body } } ? Body : null;
type Said<Id extends OperationId> = {
  [Status in keyof operations[Id]['responses'] & Success]: BodyOf<operations[Id]['responses'][Status]>;
}[keyof operations[Id]['responses'] & Success];

/** A refusal of the contract, with what its code brings along. */
type Refusal = { refused: ProblemCode } & Partial<Schema<'Problem'>>;

/** What the API says to an operation, as the contract types it: a body, a refusal, nothing yet, or nothing at all. */
export type Answer<Id extends OperationId> = { says: Said<Id> } | Refusal | 'waits' | 'away';
export type Answers = { [Id in OperationId]?: Answer<Id> };

/** What a person does on the screen. A place is a CSS selector: it holds in both languages. */
export type Step = { press: string } | { fill: string; with: string };

/** One screen in one state. */
export interface Preview {
  /** Where it begins, below `/totpservice`, with query and fragment. */
  path: string;
  /** Where it ends, when that is another screen. */
  ends?: string;
  /** Words that it shows in Dutch, where nothing else holds them. */
  says?: string;
  /** The language in which it ends, when a step chooses that. */
  speaks?: 'nl' | 'en';
  /** What the screen before handed over. */
  state?: unknown;
  answers?: Answers;
  steps?: Step[];
}

declare global {
  interface Window {
    /** Of `screen.html`: shows a preview in place of the former one, and answers when nothing moves any more. */
    draw(name: string, language: 'nl' | 'en'): Promise<void>;
  }
}

/** The form's own button. */
export const submit: Step = { press: 'main form button[type=submit]' };
export const fill = (place: string, text: string): Step => ({ fill: place, with: text });
export const press = (place: string): Step => ({ press: place });

/** A screen while its data is on its way, and when it doesn't come. */
export const withoutData = (name: string, preview: Preview, operation: OperationId) => ({
  [`${name}-loading`]: { ...preview, answers: { ...preview.answers, [operation]: 'waits' } },
  [`${name}-failed`]: { ...preview, answers: { ...preview.answers, [operation]: 'away' } },
});
