import { readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { operationFacts } from '@tvm/contract';
import type { Operation } from '../http/contract-operation.ts';

const fileNameOf = (operationId: string): string =>
  `${operationId.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`;

/** Every operation that an area has a file for: `verifyLoginCode` of the contract is what `verify-login-code.ts` exports by that name. */
export async function loadOperations(): Promise<Operation[]> {
  const ids = new Map(Object.keys(operationFacts).map((id) => [fileNameOf(id), id]));
  const files = await readdir(import.meta.dirname, { recursive: true });
  return Promise.all(
    files.flatMap((file) => {
      const id = ids.get(basename(file));
      return id === undefined ? [] : [load(file, id)];
    }),
  );
}

async function load(file: string, id: string): Promise<Operation> {
  const path = `./${file}`;
  const { [id]: operation }: Record<string, Operation | undefined> = await import(path);
  if (!operation) throw new Error(`${file} exports no ${id}`);
  return operation;
}
