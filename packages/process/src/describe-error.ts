/** What may be said of an error. */
export interface DescribedError {
  /** The error's class, or the type of what was thrown instead of one. */
  type: string;
  /** Its own code or that of what caused it: PostgreSQL's SQLSTATE, Node's ECONNREFUSED. */
  code?: string;
  /** The name of the SQL statement that failed. */
  statement?: string;
  /** The file that the system has not, or doesn't give: one of ours. */
  path?: string;
  frames?: string[];
  cause?: DescribedError;
}

/**
 * Class, code, statement's name and stack frames, of the causes too. Not the message: that of a failed query holds its parameters (SECURITY rule 24). Anything can
 * be thrown.
 */
export function describeError(error: unknown): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = wordOf('code', error);
  const statement = wordOf('statement', error);
  return {
    type: error.constructor?.name || 'Error',
    ...(code && { code }),
    ...(statement && { statement }),
    ...pathOf(error),
    frames: framesOf(error),
    ...(error.cause instanceof Error && error.cause !== error && { cause: describeCause(error.cause) }),
  };
}

/** Node's own error of a file: nothing of a request ever becomes a path. */
function pathOf(error: Error): { path?: string } {
  const { path, syscall } = error as { path?: unknown; syscall?: unknown };
  return typeof path === 'string' && typeof syscall === 'string' ? { path } : {};
}

/** A cause of a cause adds nothing, and could go round in a circle. */
function describeCause(cause: Error): DescribedError {
  return { type: cause.constructor?.name || 'Error', frames: framesOf(cause) };
}

/** The stack without the message in front, which may itself hold lines that look like frames. */
function framesOf({ stack = '', message }: Error): string[] {
  const start = stack.indexOf(message);
  if (start < 0) return [];
  const frames = stack.slice(start + message.length).split('\n');
  return frames.filter((line) => /^ {4}at /.test(line)).map((line) => line.trim());
}

function wordOf(key: 'code' | 'statement', error: Error): string | undefined {
  for (const each of [error, error.cause]) {
    const word = ((each ?? {}) as Record<string, unknown>)[key];
    if (typeof word === 'string' && /^\w{1,63}$/.test(word)) return word;
  }
  return undefined;
}
