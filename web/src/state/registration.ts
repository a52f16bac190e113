import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { dataOf } from "../api/client";
import { mayHaveArrived, Problem } from "../api/problem";
import type {
  DayChange,
  HolidayAnswerIn,
  PickUp,
  Residence,
  Schedule,
  WeekCopies,
  WeekCopy,
} from "../api/registration";
import { RequestKey } from "../api/requestKey";
import { usePortal } from "./portal";

const TRIES_ON_BAD_COVERAGE = 2;
const WEEK = "/attendance/students/{student_id}/fritids-weeks/{day}";
const PLAN = "/attendance/students/{student_id}/fritids-plan";
const HOLIDAY = "/attendance/students/{student_id}/fritids-holidays/{holiday_id}";

const retry = (count: number, error: Error) =>
  mayHaveArrived(error) && count < TRIES_ON_BAD_COVERAGE;

/** A child's week at fritids, merged, with its ETag. */
export function useFritidsWeek(childId: string, monday: string) {
  const { api } = usePortal();
  const path = { student_id: childId, day: monday };
  return useQuery({
    queryKey: ["fritids", childId, "week", monday],
    queryFn: async () => {
      const read = await api.GET(WEEK, { params: { path } });
      return { week: dataOf(read), tag: read.response.headers.get("etag") ?? "" };
    },
  });
}

/** What holds over time: base schedules, pick-up, whose the weeks are. */
export function useFritidsPlan(childId: string) {
  const { api } = usePortal();
  const path = { student_id: childId };
  return useQuery({
    queryKey: ["fritids", childId, "plan"],
    // A form that is being filled in begins anew when something else stands: not for a look away.
    refetchOnWindowFocus: false,
    queryFn: async () => {
      const read = await api.GET(PLAN, { params: { path } });
      return { plan: dataOf(read), tag: read.response.headers.get("etag") ?? "" };
    },
  });
}

export function useHolidayAnswer(childId: string, holidayId: string) {
  const { api } = usePortal();
  const path = { student_id: childId, holiday_id: holidayId };
  return useQuery({
    queryKey: ["fritids", childId, "holiday", holidayId],
    refetchOnWindowFocus: false,
    queryFn: async () => {
      const read = await api.GET(HOLIDAY, { params: { path } });
      return { answer: dataOf(read), tag: read.response.headers.get("etag") ?? "" };
    },
  });
}

/** What all changes have in common: afterwards all of the child's fritids is fetched anew. */
function useChange<T>(
  childId: string,
  change: (wanted: T) => Promise<void>,
  onDone: (wanted: T) => void,
) {
  const queries = useQueryClient();
  const shown = { queryKey: ["fritids", childId] };
  return useMutation({
    mutationFn: change,
    retry,
    onSuccess: (_, wanted) => {
      onDone(wanted);
      return queries.invalidateQueries(shown);
    },
    // The other guardian was first, or the day is locked by now: what stands is fetched.
    onError: (error) => (error instanceof Problem ? queries.invalidateQueries(shown) : undefined),
  });
}

/** Change days of a week as it was seen. */
export function useChangeWeek(childId: string, monday: string, tag: string, onDone: () => void) {
  const { api } = usePortal();
  const change = async (days: DayChange[]) => {
    const path = { student_id: childId, day: monday };
    const params = { path, header: { "If-Match": tag } };
    dataOf(await api.PUT(WEEK, { params, body: { days } }));
  };
  return useChange(childId, change, onDone);
}

export type PlanChange =
  | { part: "schedule"; body: Schedule }
  | { part: "pick-up"; body: PickUp }
  | { part: "residence"; body: Residence }
  | { part: "acceptance" };

/** Change what holds over time, as it was seen. */
export function useChangePlan(childId: string, tag: string, onDone: () => void) {
  const { api } = usePortal();
  const change = async (wanted: PlanChange) => {
    const params = { path: { student_id: childId }, header: { "If-Match": tag } };
    switch (wanted.part) {
      case "schedule":
        return void dataOf(await api.PUT(`${PLAN}/schedule`, { params, body: wanted.body }));
      case "pick-up":
        return void dataOf(await api.PUT(`${PLAN}/pick-up`, { params, body: wanted.body }));
      case "residence":
        return void dataOf(await api.PUT(`${PLAN}/residence`, { params, body: wanted.body }));
      case "acceptance":
        return void dataOf(await api.PUT(`${PLAN}/residence/acceptance`, { params }));
    }
  };
  return useChange(childId, change, onDone);
}

export function useAnswerHoliday(
  childId: string,
  holidayId: string,
  tag: string,
  onDone: (answer: HolidayAnswerIn) => void,
) {
  const { api } = usePortal();
  const change = async (body: HolidayAnswerIn) => {
    const path = { student_id: childId, holiday_id: holidayId };
    dataOf(await api.PUT(HOLIDAY, { params: { path, header: { "If-Match": tag } }, body }));
  };
  return useChange(childId, change, onDone);
}

/** Copy a week to weeks and siblings, all or nothing: with its key it is one copy. */
export function useCopyWeek(onDone: (copies: WeekCopies) => void) {
  const { api } = usePortal();
  const queries = useQueryClient();
  const [key] = useState(() => new RequestKey());
  return useMutation({
    mutationFn: async (body: WeekCopy) => {
      const header = { "Idempotency-Key": key.of(body) };
      return dataOf(await api.POST("/attendance/fritids-copies", { params: { header }, body }));
    },
    retry,
    onSuccess: (copies) => {
      key.spend();
      onDone(copies);
      return queries.invalidateQueries({ queryKey: ["fritids"] });
    },
  });
}

/** Write to staff about a day. */
export function useDayComment(childId: string, day: string, onDone: () => void) {
  const { api } = usePortal();
  const queries = useQueryClient();
  const [key] = useState(() => new RequestKey());
  return useMutation({
    mutationFn: async (words: string) => {
      const body = { text: words };
      const header = { "Idempotency-Key": key.of(body) };
      const path = { student_id: childId, day };
      const address = "/attendance/students/{student_id}/fritids-days/{day}/comments";
      return dataOf(await api.POST(address, { params: { path, header }, body }));
    },
    retry,
    onSuccess: () => {
      key.spend();
      onDone();
      return queries.invalidateQueries({ queryKey: ["fritids", childId, "week"] });
    },
  });
}
