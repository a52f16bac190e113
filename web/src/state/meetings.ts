import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { dataOf } from "../api/client";
import type { RoundToBook } from "../api/meetings";
import { mayHaveArrived, Problem } from "../api/problem";
import { RequestKey } from "../api/requestKey";
import { isOutrun } from "../rules/meetings";
import { save } from "../rules/file";
import { usePortal } from "./portal";

const TRIES_ON_BAD_COVERAGE = 2;
const ROUND = "/booking/students/{student_id}/rounds/{round_id}" as const;
// While one chooses, others do: what is taken goes away without being asked for.
const LOOK_AGAIN_MS = 30_000;

/** A round with what a change of the child's meeting names. */
export interface RoundRead {
  round: RoundToBook;
  tag: string;
}

/** A round with its free times and the child's meeting. */
export function useRoundToBook(childId: string, roundId: string) {
  const { api } = usePortal();
  return useQuery<RoundRead>({
    queryKey: ["meetings", childId, roundId],
    queryFn: async () => {
      const path = { student_id: childId, round_id: roundId };
      const read = await api.GET(ROUND, { params: { path } });
      return { round: dataOf(read), tag: read.response.headers.get("etag") ?? "" };
    },
    refetchInterval: ({ state }) => (state.data?.round.open ? LOOK_AGAIN_MS : false),
  });
}

/** All that meetings show, anew: one booking may concern siblings and proposals as well. */
function useFresh() {
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ["meetings"] }),
      queries.invalidateQueries({ queryKey: ["proposals"] }),
    ]);
}

interface Booking {
  /** What stands now: with a meeting, a time is moved to and not booked. */
  read: RoundRead;
  slotId: string;
  onDone: () => void;
  /** Somebody was faster. */
  onOutrun: (why: Problem) => void;
}

/** Book a time, or move the meeting to it: one act either way, however often it is sent. */
export function useBook({ read, slotId, onDone, onOutrun }: Booking) {
  const { api } = usePortal();
  const fresh = useFresh();
  const [key] = useState(() => new RequestKey());
  const { round, tag } = read;
  return useMutation({
    mutationFn: async () => {
      const path = { student_id: round.studentId, round_id: round.id };
      const body = { slotId };
      if (round.meeting) {
        const params = { path, header: { "If-Match": tag } };
        dataOf(await api.PUT(`${ROUND}/booking`, { params, body }));
      } else {
        const params = { path, header: { "Idempotency-Key": key.of(body) } };
        dataOf(await api.POST(`${ROUND}/booking`, { params, body }));
      }
    },
    retry: (count, error) => mayHaveArrived(error) && count < TRIES_ON_BAD_COVERAGE,
    onSuccess: async () => {
      key.spend();
      onDone();
      await fresh();
    },
    onError: async (error) => {
      if (!(error instanceof Problem)) return;
      if (isOutrun(error.code)) onOutrun(error);
      await fresh();
    },
  });
}

/** Cancel the child's meeting, as it was read. */
export function useCancelMeeting({ round, tag }: RoundRead, onDone: () => void) {
  const { api } = usePortal();
  const fresh = useFresh();
  return useMutation({
    mutationFn: async () => {
      const path = { student_id: round.studentId, round_id: round.id };
      const params = { path, header: { "If-Match": tag } };
      dataOf(await api.DELETE(`${ROUND}/booking`, { params }));
    },
    onSuccess: async () => {
      onDone();
      await fresh();
    },
    onError: (error) => (error instanceof Problem ? fresh() : undefined),
  });
}

/** Wait in line for a time, or no more: twice is as good as once. */
export function useWaitInLine(round: RoundToBook, act: "join" | "leave", onDone: () => void) {
  const { api } = usePortal();
  const fresh = useFresh();
  return useMutation({
    mutationFn: async () => {
      const path = { student_id: round.studentId, round_id: round.id };
      const params = { params: { path } };
      if (act === "join") dataOf(await api.PUT(`${ROUND}/waiting`, params));
      else dataOf(await api.DELETE(`${ROUND}/waiting`, params));
    },
    retry: (count, error) => mayHaveArrived(error) && count < TRIES_ON_BAD_COVERAGE,
    onSuccess: async () => {
      onDone();
      await fresh();
    },
    onError: (error) => (error instanceof Problem ? fresh() : undefined),
  });
}

/** The meeting as a file, which the phone's calendar opens. */
export function useCalendarFile({ studentId, id }: RoundToBook) {
  const { api } = usePortal();
  return useMutation({
    mutationFn: async () => {
      const path = { student_id: studentId, round_id: id };
      const read = await api.GET(`${ROUND}/booking/calendar-file`, {
        params: { path },
        parseAs: "blob",
      });
      save(new Blob([dataOf(read) as unknown as Blob], { type: "text/calendar" }), "samtal.ics");
    },
  });
}
