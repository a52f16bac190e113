/*
 * Two identity providers of other people's making, as a commune would have them: an OpenID one
 * (`oidc-provider`, certified by the OpenID Foundation) and a SAML one (`samlp`, of Auth0). What
 * stands here is their settings: who there is, and what is said of them.
 *
 * PORT, and PEOPLE: what each protocol says of somebody, by user name. KEY and CERTIFICATE sign for
 * SAML. REDIRECT is where the pool takes the OpenID provider's answers.
 */
import express from "express";
import Provider from "oidc-provider";
import samlp from "samlp";

const { PORT, PEOPLE, KEY, CERTIFICATE, REDIRECT, CLIENT_SECRET } = process.env;
const here = `http://localhost:${PORT}`;
const people = JSON.parse(PEOPLE);
const claims = [...new Set(Object.values(people).flatMap((one) => Object.keys(one.openid)))];

const openid = new Provider(`${here}/oidc`, {
  clients: [
    {
      client_id: "skolbro",
      client_secret: CLIENT_SECRET,
      redirect_uris: [REDIRECT],
      token_endpoint_auth_method: "client_secret_post",
    },
  ],
  claims: { openid: ["sub"], profile: claims },
  // As Entra ID and AD FS do: what was asked for stands in the ID token.
  conformIdTokenClaims: false,
  pkce: { required: () => false },
  features: { devInteractions: { enabled: true } },
  findAccount: (_, id) =>
    people[id] && { accountId: id, claims: () => ({ sub: id, ...people[id].openid }) },
  // The commune has consented for all: nobody is asked.
  loadExistingGrant: async (ctx) => {
    const { client, session, provider } = ctx.oidc;
    const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope("openid profile");
    await grant.save();
    return grant;
  },
});

/** Called without `new`, and read for what its prototype says: so no class. */
function attributesOf(user) {
  return {
    getClaims: () => people[user].saml,
    getNameIdentifier: () => ({ nameIdentifier: `id-${user}` }),
  };
}
attributesOf.prototype.metadata = [];

const saml = {
  issuer: `${here}/saml`,
  key: KEY,
  cert: CERTIFICATE,
  profileMapper: attributesOf,
  nameIdentifierFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
  getPostURL: (_audience, request, _req, reply) =>
    reply(null, request.documentElement.getAttribute("AssertionConsumerServiceURL")),
  // Who sits at the computer: the provider's own sign-in is not what is tried here.
  getUserFromRequest: (req) => (req.query.user in people ? req.query.user : undefined),
};

const app = express();
app.get("/saml/sso", samlp.auth(saml));
app.get(
  "/saml/metadata",
  samlp.metadata({
    ...saml,
    redirectEndpointPath: "/saml/sso",
    postEndpointPath: "/saml/sso",
    logoutEndpointPaths: false,
  }),
);
app.use("/oidc", openid.callback());
app.listen(Number(PORT), "127.0.0.1", () => console.log("ready"));
