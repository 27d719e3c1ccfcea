import type { Asked } from './define-mail.ts';

/** Who did something for the reader: a main user of the organisation, or TVM. */
export interface Helper {
  byMainUser: boolean;
}

export const helperOf = ({ mail }: Pick<Asked, 'mail'>): Helper => ({
  byMainUser: mail.params.byMainUser === true,
});

export const helperWords = {
  nl: (byMainUser: boolean) => (byMainUser ? 'een hoofdgebruiker van uw organisatie' : 'TVM'),
  en: (byMainUser: boolean) => (byMainUser ? 'a main user of your organisation' : 'TVM'),
};
