import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Session } from "../session/session";
import { createApi, dataOf } from "./client";
import { NoAnswer } from "./problem";

/** A session whose first token has been refused, and the second not. */
class TwoTokens {
  held: string | undefined = "first";
  isForgotten = false;
  readonly token = async () => this.held;
  readonly renew = async (refused: string) => {
    if (this.held === refused) this.held = "second";
    return this.held;
  };
  readonly forget = () => {
    this.isForgotten = true;
  };
}

let session: TwoTokens;
let asked: Request[];
let answer: (request: Request) => Response;

beforeEach(() => {
  session = new TwoTokens();
  asked = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    asked.push(request.clone());
    // What has been sent cannot be sent again.
    await request.text();
    return answer(request);
  });
});
afterEach(() => vi.unstubAllGlobals());

const bearer = (request: Request | undefined) => request?.headers.get("Authorization");
const api = () => createApi("https://api.example", session as unknown as Session, () => "en");
const report = () =>
  api().POST("/attendance/absences", {
    params: { header: { "Idempotency-Key": "key" } },
    body: { studentIds: ["1"], firstDay: "2026-11-24", wholeDay: true },
  });

test("a request carries the token, the reader's language and its key", async () => {
  answer = () => Response.json({ items: [] }, { status: 201 });
  expect(dataOf(await report())).toEqual({ items: [] });
  expect(bearer(asked[0])).toBe("Bearer first");
  expect(asked[0]?.headers.get("Accept-Language")).toBe("en");
  expect(asked[0]?.headers.get("Idempotency-Key")).toBe("key");
});

test("a refused token is renewed once, and the same request is sent again whole", async () => {
  answer = (request) =>
    bearer(request) === "Bearer second" ? Response.json({}) : new Response(null, { status: 401 });
  expect((await report()).response.status).toBe(200);
  expect(asked).toHaveLength(2);
  expect(await asked[1]?.json()).toMatchObject({ studentIds: ["1"] });
  expect(session.isForgotten).toBe(false);
});

test("whoever is refused twice must sign in again", async () => {
  answer = () => new Response(null, { status: 401 });
  expect((await report()).response.status).toBe(401);
  expect(asked).toHaveLength(2);
  expect(session.isForgotten).toBe(true);
});

test("an answer that breaks off half-way is no answer", async () => {
  answer = () =>
    new Response(new ReadableStream({ start: (body) => body.error(new Error("lost")) }));
  await expect(report()).rejects.toBeInstanceOf(NoAnswer);
});

test("what has no content is an answer", async () => {
  answer = () => new Response(null, { status: 204 });
  const path = { notification_id: "1" };
  const done = await api().PUT("/notify/notifications/{notification_id}/read", {
    params: { path },
  });
  expect(done.response.status).toBe(204);
});
