/**
 * Lines of a text, without their ends; one that has no end was cut off, and is left out. Only \n ends a line: a text of an event may hold every other character that programs take
 * for an end.
 */
export async function* readLines(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of chunks) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}
