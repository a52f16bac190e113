import createClient, { type Client, type Middleware } from "openapi-fetch";
import type { Session } from "../session/session";
import type { components, paths } from "./schema";

export type Me = components["schemas"]["MeOut"];
export type Child = components["schemas"]["ChildOut"];
export type Absence = components["schemas"]["AbsenceOut"];
export type ReportDays = components["schemas"]["ReportDaysOut"];
export type Bell = components["schemas"]["BellOut"];
export type Notification = components["schemas"]["NotificationOut"];
export type GroupDay = components["schemas"]["GroupDayOut"];
export type Import = components["schemas"]["ImportOut"];
export type Rejection = components["schemas"]["RejectionOut"];
export type SignInOptions = components["schemas"]["SignInOptionsOut"];
type ProblemBody = components["schemas"]["Problem"];

export type Api = Client<paths>;

/** A refusal in the reader's language: `message` says what to do. */
export class Problem extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    readonly title: string,
    message: string,
  ) {
    super(message);
  }
}

/** No answer came: the phone is offline, or coverage is bad. The request may be sent again. */
export class NoAnswer extends Error {}

export function createApi(url: string, session: Session, language: () => string): Api {
  const conventions: Middleware = {
    async onRequest({ request }) {
      const token = await session.token();
      if (token) request.headers.set("Authorization", `Bearer ${token}`);
      request.headers.set("Accept-Language", language());
      return request;
    },
    onError() {
      return new NoAnswer();
    },
    onResponse({ response }) {
      if (response.status === 401) session.forget();
    },
  };
  const api = createClient<paths>({ baseUrl: url });
  api.use(conventions);
  return api;
}

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The data of an answer; throws `Problem` for a refusal. */
export function dataOf<T>(answer: Answer<T>): T {
  if (!answer.response.ok) throw problemOf(answer.error, answer.response);
  return answer.data as T;
}

export function problemOf(error: unknown, response: Response): Problem {
  const told = (typeof error === "object" ? error : null) as Partial<ProblemBody> | null;
  const code = told?.type?.split("/").at(-1) ?? "unknown";
  return new Problem(code, response.status, told?.title ?? "", told?.detail ?? "");
}
