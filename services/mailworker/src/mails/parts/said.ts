import type { users } from '@tvm/db';

/** Whom a mail speaks to, and in which language. Names are as stored, that is: not trusted. */
export type Addressee = Pick<typeof users.$inferSelect, 'title' | 'namePrefix' | 'surname' | 'language'>;
export type Language = Addressee['language'];

/** A mail's button: what it is about, how it is followed in HTML and in plain text, and where it leads. */
export interface Button {
  about: string;
  click: string;
  open: string;
  label: string;
  /** A full URL. */
  href: string;
}

/** What a mail says between greeting and closing, in one language and without markup. Names and reasons in it are `printable`. */
export interface Said {
  subject: string;
  /** The first one is what a list of mails shows beside the subject. */
  paragraphs: (string | Button)[];
}

interface RenderedMail {
  subject: string;
  html: string;
  text: string;
}

/** Pure: the same words and addressee give the same bytes, so that a retry repeats the first attempt. */
export type RenderMail = (said: Said, addressee: Addressee) => RenderedMail;
