import { expect, test } from "vitest";
import { dataOf, mayHaveArrived, NoAnswer, Problem, problemOf } from "./problem";

const refusal = (status: number, body: unknown) => problemOf(body, new Response(null, { status }));

test("a problem carries its name, its status and what to do", () => {
  const problem = refusal(409, {
    type: "https://skolbro.se/problems/cut-off-passed",
    title: "För sent",
    detail: "Ring Ekebro skola, 0490-123 45.",
  });
  expect(problem).toMatchObject({ code: "cut-off-passed", status: 409 });
  expect(problem.message).toBe("Ring Ekebro skola, 0490-123 45.");
});

test.each([["the gateway's own", { message: "Not Found" }], ["no JSON", "<html>"], ["none", null]])(
  "an answer without our words has none put into its mouth: %s",
  (_, body) => {
    expect(refusal(502, body)).toMatchObject({ code: "unknown", status: 502, message: "" });
  },
);

test("a refusal says which child of several it is about", () => {
  const errors = [{ pointer: "/studentIds/1", code: "cut-off-passed", message: "" }];
  expect(refusal(409, { detail: "Nej.", errors }).pointers).toEqual(["/studentIds/1"]);
  expect(refusal(409, { detail: "Nej." }).pointers).toEqual([]);
});

test("data is handed on, and a refusal is thrown", () => {
  expect(dataOf({ data: 1, response: new Response() })).toBe(1);
  const refused = { error: { detail: "Nej." }, response: new Response(null, { status: 404 }) };
  expect(() => dataOf(refused)).toThrow(Problem);
});

test.each([
  ["no answer", new NoAnswer(), true],
  ["a fault of the server's", refusal(503, null), true],
  ["a refusal", refusal(422, null), false],
  ["a fault of our own", new TypeError(), false],
])("whether a request may have arrived: %s", (_, error, may) => {
  expect(mayHaveArrived(error)).toBe(may);
});
