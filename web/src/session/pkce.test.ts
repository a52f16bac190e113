import { expect, test } from "vitest";
import { challengeOf, randomText } from "./pkce";

test("the challenge is the one of RFC 7636, appendix B", async () => {
  const challenge = await challengeOf("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
  expect(challenge).toBe("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
});

test("a verifier has the length and the letters that the RFC allows", () => {
  const verifiers = Array.from({ length: 200 }, () => randomText(48));
  for (const one of verifiers) expect(one).toMatch(/^[\w-]{64}$/);
  expect(new Set(verifiers).size).toBe(200);
});
