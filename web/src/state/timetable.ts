import { useQuery } from "@tanstack/react-query";
import { dataOf } from "../api/client";
import { usePortal } from "./portal";

/** A child's ISO week, `2026-W48`: every day of it, with its lessons. */
export function useWeek(childId: string, week: string, isWanted = true) {
  const { api } = usePortal();
  const path = { student_id: childId, week };
  return useQuery({
    queryKey: ["week", childId, week],
    queryFn: async () =>
      dataOf(await api.GET("/attendance/students/{student_id}/weeks/{week}", { params: { path } })),
    enabled: isWanted,
    staleTime: 60_000,
  });
}
