/** Most operations have their problems in common: each schema, by its text, is compiled once a process. */
export function oncePerSchema<Compiled>(
  compileOne: (schema: object) => Compiled,
): (schema: object) => Compiled {
  const compiled = new Map<string, Compiled>();
  return (schema) => {
    const text = JSON.stringify(schema);
    const found = compiled.get(text) ?? compileOne(schema);
    compiled.set(text, found);
    return found;
  };
}
