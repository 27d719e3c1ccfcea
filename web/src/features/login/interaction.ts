/** What the id of an application's login looks like: nothing else is taken from the address. */
const id = /^[A-Za-z0-9_-]{21,43}$/;

/** The login of an application that an address speaks of, if it does. */
export function interactionOf(search: URLSearchParams): string | undefined {
  const given = search.get('interaction');
  return given !== null && id.test(given) ? given : undefined;
}

/** Leaves for the application, by way of the API, which decides whether the login is enough. Never comes back, so that what was pressed stays busy. */
export function goOnTo(interaction: string): Promise<never> {
  window.location.assign(`/totpservice/oidc/interaction/${interaction}`);
  return new Promise(() => {});
}
