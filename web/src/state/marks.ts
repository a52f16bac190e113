import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type DayMark, dataOf } from "../api/client";
import { Problem } from "../api/problem";
import { schoolDate, shiftDay } from "../text/days";
import { usePortal } from "./portal";

const DAYS_SHOWN = 30;

/** A child's last 30 days: what the roll calls say. */
export function useStudentDays(childId: string) {
  const { api } = usePortal();
  const path = { student_id: childId };
  return useQuery({
    queryKey: ["student-days", childId],
    queryFn: async () => {
      const today = schoolDate();
      const query = { from: shiftDay(today, -DAYS_SHOWN), to: today };
      return dataOf(
        await api.GET("/attendance/students/{student_id}/days", { params: { path, query } }),
      );
    },
  });
}

/** Explain what was missed. Sent twice it is still one explanation: the version says which. */
export function useExplain(childId: string, day: string, mark: DayMark, onDone: () => void) {
  const { api } = usePortal();
  const queries = useQueryClient();
  const shown = { queryKey: ["student-days", childId] };
  return useMutation({
    mutationFn: async (words: string) => {
      const path = { student_id: childId, day, lesson_id: mark.lessonId };
      const header = { "If-Match": `"${mark.assessment.version}"` };
      const address = "/attendance/students/{student_id}/days/{day}/lessons/{lesson_id}/explanation";
      dataOf(await api.PUT(address, { params: { path, header }, body: { text: words } }));
    },
    onSuccess: () => {
      onDone();
      return queries.invalidateQueries(shown);
    },
    // The teacher or the other guardian was first: what stands now is fetched.
    onError: (error) => (error instanceof Problem ? queries.invalidateQueries(shown) : undefined),
  });
}
