import { type Contract, schemeOf } from './bundle.ts';

/**
 * The contract as far as another system goes, for the types of its client: their operations, and what these refer to. An idempotency key may be left out there, because the client makes one.
 * @param contract a copy, which is changed
 */
export function systemsOnly(contract: Contract): Contract {
  for (const [path, ofPath] of Object.entries(contract.paths)) {
    for (const [method, operation] of Object.entries(ofPath)) {
      if (schemeOf(operation, contract) !== 'client') delete ofPath[method];
      for (const parameter of operation.parameters ?? [])
        if ('name' in parameter && parameter.name === 'Idempotency-Key')
          Object.assign(parameter, { required: false });
    }
    if (Object.keys(ofPath).length === 0) delete contract.paths[path];
  }
  const { securitySchemes: _, ...components } = contract.components;
  const reached = reachedFrom(contract.paths, components);
  for (const [kind, named] of Object.entries(components))
    for (const name of Object.keys(named)) if (!reached.has(`${kind}/${name}`)) delete named[name];
  return contract;
}

/** The components that something refers to, and those that these do. */
function reachedFrom(start: unknown, components: Record<string, Record<string, object>>): Set<string> {
  const reached = new Set<string>();
  const look = (value: unknown): void => {
    for (const [, kind = '', name = ''] of JSON.stringify(value).matchAll(/"#\/components\/(\w+)\/(\w+)"/g)) {
      const component = components[kind]?.[name];
      if (!component || reached.has(`${kind}/${name}`)) continue;
      reached.add(`${kind}/${name}`);
      look(component);
    }
  };
  look(start);
  return reached;
}
