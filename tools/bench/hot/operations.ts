import { randomUUID } from 'node:crypto';
import type { BenchService } from '../service.ts';
import {
  askToken,
  type BenchClient,
  basicOf,
  codeOf,
  givePassword,
  makePeople,
  type Person,
} from './people.ts';

const password = 'Vijf rode sokken 31!';

/** One line of the table: requests of the product, and those of the floor that it is held against. */
export interface HotOperation {
  name: string;
  /** Path of the floors' server, where `:id` is a row's. */
  floor: string;
  floorMethod: 'GET' | 'POST';
  /** Requests a round. */
  requests: number;
  /** What the product is asked, each once, by whatever was prepared for it; and what has to be asked before, unmeasured. */
  prepare(world: World, requests: number): Promise<{ requests: string[]; before?: string[] }>;
}

interface World {
  service: BenchService;
  client: BenchClient;
}

const api = '/totpservice/api/v1';

/** A request as it goes over the wire. */
export function wire(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: string,
): string {
  const all = {
    host: 'localhost',
    connection: 'keep-alive',
    ...headers,
    ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }),
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${path} HTTP/1.1`, ...lines, '', body ?? ''].join('\r\n');
}

const json = { 'content-type': 'application/json' };
const cookie = ({ origin }: BenchService, name: string, token: string) =>
  `__Host-${name}-${new URL(origin).port}=${token}`;

const forEach =
  (ask: (world: World, person: Person, token: string) => string) =>
  async (world: World, requests: number) => {
    const token = await askToken(world.service, world.client);
    const people = await makePeople(world.service, requests);
    return { requests: people.map((person) => ask(world, person, token)) };
  };

const verification = (_world: World, person: Person, token: string) =>
  wire(
    'POST',
    `${api}/verifications`,
    { ...json, authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() },
    JSON.stringify({ user: person.externalId, code: codeOf(person), purpose: 'login' }),
  );

async function logins({ service }: World, requests: number) {
  const people = await makePeople(service, requests);
  await givePassword(service, people, password);
  const headers = { ...json, origin: service.origin };
  const login = (person: Person) =>
    wire(
      'POST',
      `${api}/login`,
      { ...headers, cookie: cookie(service, 'device', person.device) },
      JSON.stringify({ email: person.email, password }),
    );
  return { requests: people.map(login) };
}

export const hotOperations: HotOperation[] = [
  {
    name: 'verifyLoginCode',
    floor: '/updates/:id',
    floorMethod: 'POST',
    requests: 600,
    prepare: forEach(({ service }, person) =>
      wire(
        'POST',
        `${api}/login/code`,
        {
          ...json,
          origin: service.origin,
          cookie: `${cookie(service, 'login-challenge', person.challenge)}; ${cookie(service, 'device', person.device)}`,
        },
        JSON.stringify({ code: codeOf(person) }),
      ),
    ),
  },
  {
    name: 'createVerification',
    floor: '/updates/:id',
    floorMethod: 'POST',
    requests: 400,
    prepare: forEach(verification),
  },
  {
    name: 'createVerification, repeated',
    floor: '/select/:id',
    floorMethod: 'GET',
    requests: 400,
    async prepare(world, requests) {
      const asked = await forEach(verification)(world, requests);
      return { before: asked.requests, requests: asked.requests };
    },
  },
  {
    name: 'getSession',
    floor: '/select/:id',
    floorMethod: 'GET',
    requests: 2000,
    prepare: forEach(({ service }, { session }) =>
      wire('GET', `${api}/session`, { cookie: cookie(service, 'session', session) }),
    ),
  },
  {
    name: 'getUserTwoFactorDecision',
    floor: '/select/:id',
    floorMethod: 'GET',
    requests: 1000,
    prepare: forEach((_world, { externalId }, token) =>
      wire('GET', `${api}/users/${externalId}/two-factor`, { authorization: `Bearer ${token}` }),
    ),
  },
  {
    name: 'token endpoint',
    floor: '/update/:id',
    floorMethod: 'POST',
    requests: 300,
    async prepare({ client }, requests) {
      const headers = {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Basic ${basicOf(client)}`,
      };
      const ask = wire(
        'POST',
        '/totpservice/oidc/token',
        headers,
        'grant_type=client_credentials&scope=decisions',
      );
      return { requests: Array.from({ length: requests }, () => ask) };
    },
  },
  { name: 'startLogin', floor: '/bcrypt', floorMethod: 'POST', requests: 8, prepare: logins },
  {
    name: '/healthz',
    floor: '/hello',
    floorMethod: 'GET',
    requests: 3000,
    prepare: async (_world, requests) => ({
      requests: Array.from({ length: requests }, () => wire('GET', '/healthz')),
    }),
  },
];
