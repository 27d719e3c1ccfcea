import { createHash } from 'node:crypto';
import fastifyJwt, { type TokenOrHeader } from '@fastify/jwt';
import { verificationKeysOf } from '@tvm/keys';
import { issuerOf } from '@tvm/policy';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { algorithm, audienceOf } from './issuer-names.ts';
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

/** A token that was verified, and when. */
interface VerifiedToken {
  token: AccessToken;
  at: number;
}
/** More than there are clients that ask within five minutes; then it begins anew. */
const mostVerified = 10_000;

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * By a hash of the header that showed it: while the process lives neither the keys nor the rules change, so that what a token says is verified once. Whether its
     * client still may do anything is none of this, and read at each request.
     */
    verifiedTokens: Map<string, VerifiedToken>;
  }
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
  app.decorate('verifiedTokens', new Map<string, VerifiedToken>());
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
  const { deps, verifiedTokens } = request.server;
  const now = deps.now().getTime();
  const shown = createHash('sha256')
    .update(request.headers.authorization ?? '')
    .digest('base64url');
  const known = verifiedTokens.get(shown);
  // A clock that went back has to be asked about the whole token again.
  if (known && now >= known.at && now < known.token.exp * 1000) return known.token;
  try {
    const token = await request.jwtVerify<AccessToken>({ clockTimestamp: now });
    if (verifiedTokens.size >= mostVerified) verifiedTokens.clear();
    verifiedTokens.set(shown, { token, at: now });
    return token;
  } catch {
    throw new ProblemError('invalid_token');
  }
}
