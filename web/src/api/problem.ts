import type { components } from "./schema";

type ProblemBody = components["schemas"]["Problem"];

/** A refusal in the reader's language (RFC 9457): `message` says what to do. */
export class Problem extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    message: string,
    /** Which fields are refused, as JSON pointers into the request. */
    readonly pointers: string[] = [],
  ) {
    super(message);
  }
}

/** No answer came: the phone is offline, or coverage is bad. The request may have arrived. */
export class NoAnswer extends Error {}

/** Whether nobody knows what became of a request: safe to send again with the same key. */
export function mayHaveArrived(error: unknown): boolean {
  return error instanceof NoAnswer || (error instanceof Problem && error.status >= 500);
}

/** What a refusal says. The gateway's own answers are no problems: they have no words of ours. */
export function problemOf(error: unknown, response: Response): Problem {
  const told = (typeof error === "object" ? error : null) as Partial<ProblemBody> | null;
  const code = told?.type?.split("/").at(-1) ?? "unknown";
  const pointers = told?.errors?.map((one) => one.pointer) ?? [];
  return new Problem(code, response.status, told?.detail ?? "", pointers);
}

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The data of an answer. Throws `Problem` for a refusal. */
export function dataOf<T>(answer: Answer<T>): T {
  if (!answer.response.ok) throw problemOf(answer.error, answer.response);
  return answer.data as T;
}
