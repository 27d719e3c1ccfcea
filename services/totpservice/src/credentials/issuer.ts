/** The issuer of every key URI: what an authenticator app lists above the e-mail address. */
export const issuer = 'Mijn TVM';
