// What screens say in more than one journey.

export const CODE_REJECTED =
  'Deze code klopt niet of is verlopen. Wacht op een nieuwe code en controleer of de tijd op uw telefoon automatisch staat ingesteld.';
export const SERVICE_AWAY =
  'Dit lukt nu niet. Probeer het over enkele minuten opnieuw of bel +31 (0)528 29 29 99.';
