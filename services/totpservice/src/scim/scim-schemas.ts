import SCIMMY from 'scimmy';
import { scimPath } from './scim-error.ts';

/** What a user of the portal has beside what RFC 7643 knows. */
export const portalUser = 'urn:ietf:params:scim:schemas:extension:tvm:2.0:User';

const { Attribute, SchemaDefinition } = SCIMMY.Types;

// The library's schemas are one for the process: what we hold, and nothing else, so that /Schemas says what is true.
const kept = ['userName', 'name', 'displayName', 'preferredLanguage', 'active', 'emails', 'groups'];
const common = ['schemas', 'id', 'externalId', 'meta'];
const surplus = SCIMMY.Schemas.User.definition.attributes
  .map((attribute) => ('name' in attribute ? attribute.name : ''))
  .filter((name) => !kept.includes(name) && !common.includes(name));
for (const name of surplus) SCIMMY.Schemas.User.definition.truncate(name);
SCIMMY.Schemas.User.definition.extend(
  new SchemaDefinition('PortalUser', portalUser, 'A user of the Mijn TVM portal', [
    new Attribute('string', 'organisation', {
      caseExact: true,
      description: 'The external id of the organisation, which a user always has one of.',
    }),
    new Attribute('boolean', 'mainUser', { description: 'Whether they act for the whole organisation.' }),
  ]),
);
SCIMMY.Resources.User.basepath(scimPath);
SCIMMY.Resources.Group.basepath(scimPath);

const resources = [SCIMMY.Resources.User, SCIMMY.Resources.Group];
const definitions = () => {
  const { attributes } = SCIMMY.Schemas.User.definition;
  const extensions = attributes.filter((each) => each instanceof SchemaDefinition);
  return [...resources.map(({ schema }) => schema.definition), ...extensions];
};
const plain = (value: object): Record<string, unknown> => JSON.parse(JSON.stringify(value));

/** Most that one answer lists. */
export const maxResults = 200;

/** What is supported of RFC 7644 (RFC 7643, section 5). */
export const serviceProviderConfig = () => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults },
  changePassword: { supported: false },
  sort: { supported: false },
  etag: { supported: true },
  authenticationSchemes: [
    {
      type: 'oauthbearertoken',
      name: 'OAuth 2.0 client credentials',
      description: 'An access token with the scope `provisioning`, as the rest of the API takes it.',
      specUri: 'https://www.rfc-editor.org/info/rfc6750',
    },
  ],
  meta: { resourceType: 'ServiceProviderConfig', location: `${scimPath}/ServiceProviderConfig` },
});

export const resourceTypes = (): Record<string, unknown>[] =>
  resources.map((resource) => {
    const described = plain(resource.describe());
    const meta = { resourceType: 'ResourceType', location: `${scimPath}/ResourceTypes/${described.id}` };
    return { schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'], ...described, meta };
  });

export const schemas = (): Record<string, unknown>[] =>
  definitions().map((definition) => plain(definition.describe(`${scimPath}/Schemas`)));
