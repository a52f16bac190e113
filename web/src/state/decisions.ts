import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { dataOf } from "../api/client";
import { mayHaveArrived, Problem } from "../api/problem";
import { usePortal } from "./portal";

const TRIES_ON_BAD_COVERAGE = 2;
const OF_CLASS = "/attendance/groups/{group_id}/students/{student_id}/leaves/{leave_id}";
const OF_SCHOOL = "/attendance/schools/{school_id}/students/{student_id}/leaves/{leave_id}";

/** Who decides: the mentor of a class, or the principal of a school. */
export interface Desk {
  as: "class" | "school";
  id: string;
}

export interface LeavePlace extends Desk {
  studentId: string;
  leaveId: string;
}

/** What waits at a desk, the soonest leave first; a school's in pages. */
export function useWaiting(desk: Desk) {
  const { api } = usePortal();
  return useInfiniteQuery({
    queryKey: ["waiting-leaves", desk.as, desk.id],
    queryFn: async ({ pageParam: cursor }) => {
      if (desk.as === "class") {
        const path = { group_id: desk.id };
        return dataOf(await api.GET("/attendance/groups/{group_id}/leaves", { params: { path } }));
      }
      const params = { path: { school_id: desk.id }, query: cursor ? { cursor } : {} };
      return dataOf(await api.GET("/attendance/schools/{school_id}/leaves", { params }));
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });
}

/** One application before its decider, with its ETag. */
export function useLeaveToDecide(place: LeavePlace) {
  const { api } = usePortal();
  const own = { student_id: place.studentId, leave_id: place.leaveId };
  return useQuery({
    queryKey: ["leave-to-decide", place.as, place.id, place.studentId, place.leaveId],
    queryFn: async () => {
      if (place.as === "class") {
        const path = { group_id: place.id, ...own };
        const read = await api.GET(OF_CLASS, { params: { path } });
        return { leave: dataOf(read), tag: read.response.headers.get("etag") ?? "" };
      }
      const path = { school_id: place.id, ...own };
      const read = await api.GET(OF_SCHOOL, { params: { path } });
      return { leave: dataOf(read), tag: read.response.headers.get("etag") ?? "" };
    },
  });
}

export type Outcome = "approved" | "rejected";

/** Decide on what was read: an application that has changed since is shown anew. */
export function useDecide(
  place: LeavePlace,
  tag: string,
  outcome: Outcome,
  comment: string,
  onDone: () => void,
) {
  const { api } = usePortal();
  const queries = useQueryClient();
  const fresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ["waiting-leaves"] }),
      queries.invalidateQueries({ queryKey: ["leave-to-decide", place.as, place.id] }),
    ]);
  return useMutation({
    mutationFn: async () => {
      const own = { student_id: place.studentId, leave_id: place.leaveId };
      const header = { "If-Match": tag };
      const body = { outcome, comment: comment.trim() || null };
      if (place.as === "class") {
        const params = { path: { group_id: place.id, ...own }, header };
        dataOf(await api.PUT(`${OF_CLASS}/decision`, { params, body }));
      } else {
        const params = { path: { school_id: place.id, ...own }, header };
        dataOf(await api.PUT(`${OF_SCHOOL}/decision`, { params, body }));
      }
    },
    retry: (count, error) => mayHaveArrived(error) && count < TRIES_ON_BAD_COVERAGE,
    onSuccess: async () => {
      onDone();
      await fresh();
    },
    onError: (error) => (error instanceof Problem ? fresh() : undefined),
  });
}
