/** Whom to call, as the manual writes it. */
export const PHONE = '+31 (0)528 29 29 99';

/** The same on one line, whatever the width. For HTML only: in plain text a search should find it. */
export const PHONE_ON_ONE_LINE = PHONE.replaceAll(' ', '\u00a0');
