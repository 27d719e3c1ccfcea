/** Something in a command's arguments can't be used. The message says what. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** The arguments of a command. pnpm hands on the `--` in front of them, which would end the options. */
export function argumentsOf(argv: string[]): string[] {
  const given = argv.slice(2);
  return given[0] === '--' ? given.slice(1) : given;
}
