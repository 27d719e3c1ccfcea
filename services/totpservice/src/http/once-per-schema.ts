/**
 * What a schema compiles to, made when it is first used: a process uses few of the operations' schemas, and a start waits for none. Most operations
 * have their problems in common: each schema, by its text, is compiled once a process.
 */
export function oncePerSchema<Input, Output>(
  compileOne: (schema: object) => (input: Input) => Output,
): (schema: object) => (input: Input) => Output {
  const compiled = new Map<string, (input: Input) => Output>();
  const find = (schema: object) => {
    const text = JSON.stringify(schema);
    const found = compiled.get(text) ?? compileOne(schema);
    compiled.set(text, found);
    return found;
  };
  return (schema) => {
    let own: ((input: Input) => Output) | undefined;
    return (input) => {
      own ??= find(schema);
      return own(input);
    };
  };
}
