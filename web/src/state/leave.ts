import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { dataOf, type Leave, type LeaveIn } from "../api/client";
import { mayHaveArrived } from "../api/problem";
import { RequestKey } from "../api/requestKey";
import { hasPeriod, type LeaveDraft } from "../rules/leave";
import { usePortal } from "./portal";

const TRIES_ON_BAD_COVERAGE = 2;
const LEAVE = "/attendance/students/{student_id}/leaves/{leave_id}" as const;

export function useLeaves(childId: string) {
  const { api } = usePortal();
  const path = { student_id: childId };
  return useQuery({
    queryKey: ["leaves", childId],
    queryFn: async () =>
      dataOf(await api.GET("/attendance/students/{student_id}/leaves", { params: { path } })),
  });
}

/** What an application would be about, as soon as there is a period to ask about. */
export function useLeavePeriod(childId: string, draft: LeaveDraft) {
  const { api } = usePortal();
  const query = { from: draft.firstDay, to: draft.lastDay };
  const path = { student_id: childId };
  return useQuery({
    queryKey: ["leave-period", childId, query],
    queryFn: async () =>
      dataOf(
        await api.GET("/attendance/students/{student_id}/leave-period", {
          params: { path, query },
        }),
      ),
    enabled: hasPeriod(draft),
  });
}

/** Apply: however often it is sent, with its key it is one application. */
export function useApply(onDone: (leave: Leave) => void) {
  const { api } = usePortal();
  const queries = useQueryClient();
  const [key] = useState(() => new RequestKey());
  return useMutation({
    mutationFn: async (body: LeaveIn) => {
      const header = { "Idempotency-Key": key.of(body) };
      return dataOf(await api.POST("/attendance/leaves", { params: { header }, body }));
    },
    retry: (count, error) => mayHaveArrived(error) && count < TRIES_ON_BAD_COVERAGE,
    onSuccess: (leave) => {
      key.spend();
      onDone(leave);
      return queries.invalidateQueries({ queryKey: ["leaves", leave.studentId] });
    },
  });
}

export type LeaveAct = "confirm" | "veto" | "withdraw";

/** Confirm, veto or withdraw an application, as it stands when one says so. */
export function useLeaveAct(leave: Leave, act: LeaveAct, onDone: () => void) {
  const { api } = usePortal();
  const queries = useQueryClient();
  const path = { student_id: leave.studentId, leave_id: leave.id };
  return useMutation({
    mutationFn: async () => {
      const read = await api.GET(LEAVE, { params: { path } });
      dataOf(read);
      const tag = read.response.headers.get("etag") ?? "";
      const params = { params: { path, header: { "If-Match": tag } } };
      if (act === "confirm") dataOf(await api.PUT(`${LEAVE}/confirmation`, params));
      else if (act === "veto") dataOf(await api.PUT(`${LEAVE}/veto`, params));
      else dataOf(await api.DELETE(LEAVE, params));
    },
    onSuccess: async () => {
      onDone();
      await queries.invalidateQueries({ queryKey: ["leaves", leave.studentId] });
    },
  });
}
