import { SerializerSelector } from '@fastify/fast-json-stringify-compiler';
import type { FastifyInstance } from 'fastify';
import { oncePerSchema } from './once-per-schema.ts';

const compileOne = SerializerSelector()({}, {});
export const compileSerializer = oncePerSchema((schema) =>
  compileOne({ schema, method: '', url: '', httpStatus: '' }),
);

/** Makes the contract's schemas the only way out: what an answer doesn't have there isn't sent. */
export function registerSerialization(app: FastifyInstance): void {
  app.setSerializerCompiler<object>(({ schema }) => compileSerializer(schema));
}
