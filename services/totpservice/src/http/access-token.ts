import fastifyJwt, { type TokenOrHeader } from '@fastify/jwt';
import { verificationKeysOf } from '@tvm/keys';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { algorithm, audienceOf, issuerOf } from './issuer-names.ts';
import { ProblemError } from './problems.ts';

/** The claims of an access token that we look at (RFC 9068, section 2.2). */
interface AccessToken {
  client_id: string;
  /** Seconds since 1970. */
  iat: number;
  exp: number;
  /** Separated by blanks; none at all where none was asked for. */
  scope?: string;
}

declare module '@fastify/jwt' {
  interface FastifyJWT {
    payload: AccessToken;
    user: AccessToken;
  }
}

/**
 * Lets access tokens be verified: ours alone, with one algorithm, for this API, of the type that they have (SECURITY rule 20, RFC 8725). The keys are those of the
 * settings; none is ever fetched, and no token says where one is.
 */
export async function registerAccessTokens(app: FastifyInstance): Promise<void> {
  const { publicOrigin, keys } = app.deps.config;
  const verificationKeys = verificationKeysOf(keys.jwt);
  await app.register(fastifyJwt, {
    secret: {
      // Nothing is signed here.
      private: '',
      public: async (_request: FastifyRequest, token: TokenOrHeader) => {
        const { kid } = 'header' in token ? token.header : token;
        const key = verificationKeys.get(kid ?? '');
        if (!key) throw new ProblemError('invalid_token');
        return key;
      },
    },
    decode: { complete: true },
    verify: {
      algorithms: [algorithm],
      allowedIss: issuerOf(publicOrigin),
      allowedAud: audienceOf(publicOrigin),
      requiredClaims: ['iss', 'aud', 'exp', 'iat', 'jti', 'client_id'],
      checkTyp: 'at+jwt',
      cache: false,
    },
  });
}

/** The verified access token of a request. @throws ProblemError `invalid_token` for whatever is wrong with it, or when there is none */
export async function readAccessToken(request: FastifyRequest): Promise<AccessToken> {
  try {
    const clockTimestamp = request.server.deps.now().getTime();
    return await request.jwtVerify<AccessToken>({ clockTimestamp });
  } catch {
    throw new ProblemError('invalid_token');
  }
}
