/** One sample of a kind of mail in one language. */
export interface ShownMail {
  kind: string;
  name: string;
  language: 'nl' | 'en';
  subject: string;
  html: string;
  text: string;
}

/** Its HTML as a mail program in the theme shows it, whatever the reader's own theme is. */
export const inTheme = (html: string, theme: 'light' | 'dark'): string =>
  html.replace('@media (prefers-color-scheme: dark)', theme === 'dark' ? '@media all' : '@media not all');
