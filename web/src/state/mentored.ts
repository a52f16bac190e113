import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type DayMark, dataOf } from "../api/client";
import { mayHaveArrived, Problem } from "../api/problem";
import { schoolDate, shiftDay } from "../text/days";
import { usePortal } from "./portal";

const DAYS_SHOWN = 30;
const TRIES_ON_BAD_COVERAGE = 2;
const DAYS = "/attendance/groups/{group_id}/students/{student_id}/days";

/** A student of a class of one's own. */
export interface MentoredPlace {
  groupId: string;
  studentId: string;
}

const keyOf = ({ groupId, studentId }: MentoredPlace) => ["mentored-days", groupId, studentId];

/** The student's last 30 days, before the mentor. */
export function useMentoredDays(place: MentoredPlace) {
  const { api } = usePortal();
  const path = { group_id: place.groupId, student_id: place.studentId };
  return useQuery({
    queryKey: keyOf(place),
    queryFn: async () => {
      const today = schoolDate();
      const query = { from: shiftDay(today, -DAYS_SHOWN), to: today };
      return dataOf(await api.GET(DAYS, { params: { path, query } }));
    },
  });
}

/** Decide whether what was missed is valid. Sent twice it is one decision. */
export function useAssess(
  place: MentoredPlace,
  day: string,
  mark: DayMark,
  valid: boolean,
  onDone: () => void,
) {
  const { api } = usePortal();
  const queries = useQueryClient();
  const shown = { queryKey: keyOf(place) };
  return useMutation({
    mutationFn: async () => {
      const path = {
        group_id: place.groupId,
        student_id: place.studentId,
        day,
        lesson_id: mark.lessonId,
      };
      const header = { "If-Match": `"${mark.assessment.version}"` };
      const address = `${DAYS}/{day}/lessons/{lesson_id}/validity` as const;
      dataOf(await api.PUT(address, { params: { path, header }, body: { valid } }));
    },
    retry: (count, error) => mayHaveArrived(error) && count < TRIES_ON_BAD_COVERAGE,
    onSuccess: () => {
      onDone();
      return queries.invalidateQueries(shown);
    },
    // A guardian has explained meanwhile: what stands now is fetched.
    onError: (error) => (error instanceof Problem ? queries.invalidateQueries(shown) : undefined),
  });
}
