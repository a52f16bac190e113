import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { dataOf } from "../api/client";
import { mayHaveArrived, Problem } from "../api/problem";
import type { Times } from "../api/registration";
import { usePortal } from "./portal";
import type { TouchPlace } from "./touchQueue";

const TIMES = "/attendance/groups/{group_id}/fritids/{day}/students/{student_id}/schedule";
const TRIES_ON_BAD_COVERAGE = 2;

const pathOf = (place: TouchPlace, studentId: string) => ({
  group_id: place.groupId,
  day: place.day,
  student_id: studentId,
});

/** A child's times of a day before staff, with the ETag that a change names. */
export function useChildTimes(place: TouchPlace, studentId: string) {
  const { api } = usePortal();
  return useQuery({
    queryKey: ["unit-day", place.groupId, place.day, "times", studentId],
    refetchOnWindowFocus: false,
    staleTime: 0,
    queryFn: async () => {
      const read = await api.GET(TIMES, { params: { path: pathOf(place, studentId) } });
      return { times: dataOf(read), tag: read.response.headers.get("etag") ?? "" };
    },
  });
}

/** Set them; null takes away what staff have set. Sent twice it is one change. */
export function useChangeTimes(place: TouchPlace, studentId: string, tag: string) {
  const { api } = usePortal();
  const queries = useQueryClient();
  const shown = { queryKey: ["unit-day", place.groupId, place.day] };
  return useMutation({
    mutationFn: async (times: Times[] | null) => {
      const params = { path: pathOf(place, studentId), header: { "If-Match": tag } };
      dataOf(await api.PUT(TIMES, { params, body: { times } }));
    },
    retry: (count, error) => mayHaveArrived(error) && count < TRIES_ON_BAD_COVERAGE,
    onSuccess: () => queries.invalidateQueries(shown),
    // A guardian or a colleague was first: what stands now is fetched.
    onError: (error) => (error instanceof Problem ? queries.invalidateQueries(shown) : undefined),
  });
}
