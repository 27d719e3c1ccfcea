/** The same in every language. */
export const brand = 'Mijn TVM';
export const phone = '+31 (0)528 29 29 99';
export const mailbox = 'online@tvm.nl';
