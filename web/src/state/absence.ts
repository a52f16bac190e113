import { useMutation, useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Absence, type Api, type Child, dataOf, type ReportDays } from "../api/client";
import { mayHaveArrived, Problem } from "../api/problem";
import { RequestKey } from "../api/requestKey";
import type { ReportIn } from "../rules/report";
import { schoolDate, shiftDay } from "../text/days";
import { usePortal } from "./portal";

const TRIES_ON_BAD_COVERAGE = 2;
const ABSENCE = "/attendance/students/{student_id}/absences/{absence_id}" as const;

function reportDaysOf(api: Api, childId: string) {
  const path = { student_id: childId };
  return {
    queryKey: ["report-days", childId],
    queryFn: async () =>
      dataOf(await api.GET("/attendance/students/{student_id}/report-days", { params: { path } })),
  };
}

/** The days that each child's school takes reports for. */
export function useReportDays(children: Child[]) {
  const { api } = usePortal();
  return useQueries({
    queries: children.map((child) => reportDaysOf(api, child.id)),
    combine: (all) => {
      const data = all.map((one) => one.data).filter((one) => one !== undefined);
      return {
        data: data.length === all.length ? (data satisfies ReportDays[]) : undefined,
        error: all.find((one) => one.isError)?.error,
        refetch: () => all.forEach((one) => void one.refetch()),
      };
    },
  });
}

/** What was lately, and all that can be reported: before a summer, the next day is in August. */
function shownPeriod(today: string) {
  return { from: shiftDay(today, -30), to: shiftDay(today, 120) };
}

export function useAbsences(childId: string) {
  const { api } = usePortal();
  const path = { student_id: childId };
  return useQuery({
    queryKey: ["absences", childId],
    queryFn: async () =>
      dataOf(
        await api.GET("/attendance/students/{student_id}/absences", {
          params: { path, query: shownPeriod(schoolDate()) },
        }),
      ),
  });
}

/** Report children absent: however often it is sent, with its key it is one report. */
export function useReport(onDone: (report: ReportIn) => void) {
  const { api } = usePortal();
  const queries = useQueryClient();
  const [key] = useState(() => new RequestKey());
  return useMutation({
    mutationFn: async (body: ReportIn) => {
      const header = { "Idempotency-Key": key.of(body) };
      return dataOf(await api.POST("/attendance/absences", { params: { header }, body }));
    },
    retry: (count, error) => mayHaveArrived(error) && count < TRIES_ON_BAD_COVERAGE,
    onSuccess: (_, report) => {
      key.spend();
      onDone(report);
      const shown = report.studentIds.map((id) => ["absences", id]);
      return Promise.all(shown.map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
    // What one chose from is not what stands: a day has closed, or a lesson has moved.
    onError: (error, report) => {
      if (!(error instanceof Problem)) return undefined;
      const old = report.studentIds.flatMap((id) => [
        ["report-days", id],
        ["week", id],
      ]);
      return Promise.all(old.map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
  });
}

/** "Still ill": the whole of the next school day after an absence, in one touch. */
export function useExtend(onDone: () => void) {
  const { api } = usePortal();
  const queries = useQueryClient();
  const [key] = useState(() => new RequestKey());
  return useMutation({
    mutationFn: async ({ id, studentId }: Absence) => {
      const header = { "Idempotency-Key": key.of(id) };
      const path = { student_id: studentId, absence_id: id };
      return dataOf(await api.POST(`${ABSENCE}/extension`, { params: { path, header } }));
    },
    retry: (count, error) => mayHaveArrived(error) && count < TRIES_ON_BAD_COVERAGE,
    onSuccess: (_, { studentId }) => {
      key.spend();
      onDone();
      return queries.invalidateQueries({ queryKey: ["absences", studentId] });
    },
  });
}

/** Take a report back, or end it now when it has begun: the API knows which. */
export function useWithdraw(absence: Absence, onDone: () => void) {
  const { api } = usePortal();
  const queries = useQueryClient();
  const path = { student_id: absence.studentId, absence_id: absence.id };
  return useMutation({
    mutationFn: async () => {
      const read = await api.GET(ABSENCE, { params: { path } });
      dataOf(read);
      const tag = read.response.headers.get("etag") ?? "";
      dataOf(await api.DELETE(ABSENCE, { params: { path, header: { "If-Match": tag } } }));
    },
    onSuccess: async () => {
      onDone();
      await queries.invalidateQueries({ queryKey: ["absences", absence.studentId] });
    },
  });
}
