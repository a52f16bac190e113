import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { dataOf } from "../api/client";
import type { ChildsRound, ProposedTime } from "../api/meetings";
import { mayHaveArrived, Problem } from "../api/problem";
import { RequestKey } from "../api/requestKey";
import { toBook } from "../rules/meetings";
import { usePortal } from "./portal";

const TRIES_ON_BAD_COVERAGE = 2;

/** Times after each other, for children in a round each. */
export function useProposals(among: ChildsRound[]) {
  const { api } = usePortal();
  const students = among.map((one) => one.studentId).join(",");
  const rounds = among.map((one) => one.id).join(",");
  return useQuery({
    queryKey: ["proposals", students, rounds],
    queryFn: async () =>
      dataOf(await api.GET("/booking/proposals", { params: { query: { students, rounds } } })),
    enabled: among.length > 1,
  });
}

/** What became of a visit: whom it was booked for, and whom not, and why. */
export interface VisitBooked {
  booked: ProposedTime[];
  missed?: { time: ProposedTime; why: Error };
}

/**
 * Book the times of a proposal, one after the other. The first that is refused ends it, and what
 * was booked before stays: one meeting is better than none.
 */
export function useBookVisit(times: ProposedTime[], onDone: (what: VisitBooked) => void) {
  const { api } = usePortal();
  const queries = useQueryClient();
  const [keys] = useState(() => new Map<string, RequestKey>());
  const book = async ({ studentId, roundId, slot }: ProposedTime) => {
    const key = keys.get(slot.id) ?? new RequestKey();
    keys.set(slot.id, key);
    const body = { slotId: slot.id };
    const path = { student_id: studentId, round_id: roundId };
    const params = { path, header: { "Idempotency-Key": key.of(body) } };
    dataOf(
      await api.POST("/booking/students/{student_id}/rounds/{round_id}/booking", { params, body }),
    );
  };
  return useMutation({
    mutationFn: async () => {
      const booked: ProposedTime[] = [];
      for (const time of toBook(times)) {
        try {
          await book(time);
          booked.push(time);
        } catch (why) {
          if (!(why instanceof Problem) || why.status >= 500) throw why;
          onDone({ booked, missed: { time, why } });
          return;
        }
      }
      onDone({ booked });
    },
    retry: (count, error) => mayHaveArrived(error) && count < TRIES_ON_BAD_COVERAGE,
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ["meetings"] });
      await queries.invalidateQueries({ queryKey: ["proposals"] });
    },
  });
}
