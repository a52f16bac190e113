import createClient, { type Client } from "openapi-fetch";
import type { Session } from "../session/session";
import { NoAnswer } from "./problem";
import type { components, paths } from "./schema";

export { dataOf } from "./problem";
export type Me = components["schemas"]["MeOut"];
export type Child = components["schemas"]["ChildOut"];
export type Absence = components["schemas"]["AbsenceOut"];
export type ReportDays = components["schemas"]["ReportDaysOut"];
export type StudentWeek = components["schemas"]["StudentWeekOut"];
export type Lesson = components["schemas"]["LessonOut"];
export type StudentDay = components["schemas"]["StudentDayOut"];
export type DayMark = components["schemas"]["DayMarkOut"];
export type Leave = components["schemas"]["LeaveOut"];
export type LeaveIn = components["schemas"]["LeaveIn"];
export type LeavePeriod = components["schemas"]["LeavePeriodOut"];
export type SchoolEvent = components["schemas"]["SchoolEventOut"];
export type Bell = components["schemas"]["BellOut"];
export type Notification = components["schemas"]["NotificationOut"];
export type GroupDay = components["schemas"]["GroupDayOut"];
export type GroupStudent = components["schemas"]["GroupStudentOut"];
export type Import = components["schemas"]["ImportOut"];
export type Rejection = components["schemas"]["RejectionOut"];
export type SignInOptions = components["schemas"]["SignInOptionsOut"];

export type Api = Client<paths>;

// The gateway itself gives up after 30 s.
const PATIENCE_MS = 30_000;
const UNAUTHORIZED = 401;

/** The typed API. Every request carries the token and the reader's language. */
export function createApi(url: string, session: Session, language: () => string): Api {
  const send = async (request: Request): Promise<Response> => {
    request.headers.set("Accept-Language", language());
    const again = request.clone();
    const token = await session.token();
    const answer = await ask(request, token);
    if (answer.status !== UNAUTHORIZED || !token) return answer;
    // Refused before its time: the clock of the phone was set, or one signed out elsewhere.
    const renewed = await session.renew(token);
    if (!renewed) return answer;
    const second = await ask(again, renewed);
    if (second.status === UNAUTHORIZED) session.forget();
    return second;
  };
  return createClient<paths>({ baseUrl: url, fetch: send });
}

/** The whole answer, body included, so that one that breaks off half-way is no answer either. */
async function ask(request: Request, token: string | undefined): Promise<Response> {
  if (token) request.headers.set("Authorization", `Bearer ${token}`);
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const body = await answer.blob();
    const { status, headers } = answer;
    return new Response(body.size > 0 ? body : null, { status, headers });
  } catch {
    throw new NoAnswer();
  }
}
