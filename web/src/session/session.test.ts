import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { NoAnswer } from "../api/problem";
import { challengeOf } from "./pkce";
import { Session } from "./session";

const CONFIG = {
  apiUrl: "https://api.example",
  authDomain: "https://pool.example",
  clientId: "web",
  scopes: ["openid", "skolbro/attendance.read"],
};
const HOME = "https://web.example/";

/** A pool that rotates its refresh tokens: each is good once. */
class Pool {
  asked: URLSearchParams[] = [];
  good = "refresh-0";
  down = false;
  lives = 3600;

  readonly fetch = async (url: string, { body }: { body: URLSearchParams }): Promise<Response> => {
    if (this.down) throw new TypeError("no network");
    this.asked.push(body);
    if (url.endsWith("/revoke")) return new Response(null, { status: 200 });
    await new Promise((done) => setTimeout(done, 5));
    const used = body.get("refresh_token") ?? body.get("code");
    if (used !== this.good && used !== "code") return new Response("{}", { status: 400 });
    const serial = this.asked.length;
    this.good = `refresh-${serial}`;
    const told = { access_token: `access-${serial}`, refresh_token: this.good };
    return Response.json({ ...told, expires_in: this.lives });
  };
}

function memory(): Storage {
  const held = new Map<string, string>();
  return {
    getItem: (name) => held.get(name) ?? null,
    setItem: (name, value) => void held.set(name, value),
    removeItem: (name) => void held.delete(name),
    clear: () => held.clear(),
    key: (index) => [...held.keys()][index] ?? null,
    get length() {
      return held.size;
    },
  };
}

let pool: Pool;
let store: Storage;
let session: Session;

beforeEach(() => {
  pool = new Pool();
  store = memory();
  session = new Session(CONFIG, store, HOME);
  vi.stubGlobal("fetch", pool.fetch);
});
afterEach(() => vi.unstubAllGlobals());

async function comeBack(change: Record<string, string> = {}) {
  const asked = new URL(await session.wayIn("COGNITO", "/children/1/attendance")).searchParams;
  const query = { code: "code", state: asked.get("state") ?? "", ...change };
  return { asked, back: await session.complete(new URLSearchParams(query)) };
}

test("the way in proves itself with S256 and a state of its own each time", async () => {
  const { asked } = await comeBack();
  const verifier = pool.asked[0]?.get("code_verifier") ?? "";
  expect(asked.get("code_challenge_method")).toBe("S256");
  expect(asked.get("code_challenge")).toBe(await challengeOf(verifier));
  expect(asked.get("redirect_uri")).toBe(HOME);
  expect((await comeBack()).asked.get("state")).not.toBe(asked.get("state"));
});

test("only a federated way in is named", async () => {
  const own = new URL(await session.wayIn("COGNITO", "/")).searchParams;
  const federated = new URL(await session.wayIn("BankID", "/")).searchParams;
  expect(own.has("identity_provider")).toBe(false);
  expect(federated.get("identity_provider")).toBe("BankID");
});

test("one comes back signed in to the place one was on the way to", async () => {
  const { back } = await comeBack();
  expect(back).toEqual({ isIn: true, place: "/children/1/attendance" });
  expect(await session.token()).toBe("access-1");
});

test("a code with another state is never sent on", async () => {
  const { back } = await comeBack({ state: "guessed" });
  expect(back).toEqual({ isIn: false, place: "/children/1/attendance" });
  expect(pool.asked).toEqual([]);
});

test.each(["unknown-person", "not-trusted", "try-again"] as const)(
  "whom a trigger has refused is told why: %s",
  async (code) => {
    await session.wayIn("sso-1", "/");
    // As the pool puts a trigger's words.
    const description = `InboundFederation failed with error ${code}: Skolan … The school ….`;
    const query = new URLSearchParams({ error: "invalid_request", error_description: description });
    expect(await session.complete(query)).toEqual({ isIn: false, place: "/", refusal: code });
  },
);

test("other words of the pool's are no reason of ours", async () => {
  const query = new URLSearchParams({ error: "server_error", error_description: "<b>try</b>" });
  expect(await session.complete(query)).toEqual({ isIn: false, place: "/" });
});

test("a code is taken in once", async () => {
  const { asked } = await comeBack();
  const again = new URLSearchParams({ code: "code", state: asked.get("state") ?? "" });
  await session.complete(again);
  expect(pool.asked).toHaveLength(1);
});

test("requests side by side share one refresh, as its token is good once", async () => {
  store.setItem("skolbro.refresh", "refresh-0");
  const tokens = await Promise.all([session.token(), session.token(), session.token()]);
  expect(tokens).toEqual(["access-1", "access-1", "access-1"]);
  expect(pool.asked).toHaveLength(1);
});

test("a token is renewed a minute before it ends, with the rotated refresh token", async () => {
  pool.lives = 59;
  await comeBack();
  expect(await session.token()).toBe("access-2");
  expect(await session.token()).toBe("access-3");
  expect(session.isSignedIn).toBe(true);
});

test("a token that was refused is given up once, and not the one that came after it", async () => {
  await comeBack();
  expect(await session.renew("access-1")).toBe("access-2");
  expect(await session.renew("access-1")).toBe("access-2");
});

test("bad coverage signs nobody out", async () => {
  store.setItem("skolbro.refresh", "refresh-0");
  pool.down = true;
  await expect(session.token()).rejects.toBeInstanceOf(NoAnswer);
  pool.down = false;
  expect(await session.token()).toBe("access-1");
});

test("a refresh token that the pool refuses signs out, and tells whoever watches", async () => {
  const told = vi.fn();
  session.subscribe(told);
  store.setItem("skolbro.refresh", "used-before");
  expect(await session.token()).toBeUndefined();
  expect(session.isSignedIn).toBe(false);
  expect(told).toHaveBeenCalledOnce();
});

test("signing out forgets and revokes the refresh token", async () => {
  await comeBack();
  const out = new URL(session.signOut());
  expect(out.pathname).toBe("/logout");
  expect(pool.asked.at(-1)?.get("token")).toBe("refresh-1");
  expect(store.length).toBe(0);
  expect(await session.token()).toBeUndefined();
});

test("whoever is signed out from elsewhere is told so, and whoever pressed sign out is not", async () => {
  await comeBack();
  expect(session.wasEnded).toBe(false);

  session.forget();
  expect(session.wasEnded).toBe(true);

  await comeBack();
  session.signOut();
  expect(session.wasEnded).toBe(false);
});
