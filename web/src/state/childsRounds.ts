import { useQueries, useQuery } from "@tanstack/react-query";
import { type Api, dataOf } from "../api/client";
import type { ChildsRound } from "../api/meetings";
import { usePortal } from "./portal";

const STALE_MS = 30_000;

const roundsOf = (api: Api, childId: string) => ({
  queryKey: ["meetings", childId],
  queryFn: async () => {
    const path = { student_id: childId };
    return dataOf(await api.GET("/booking/students/{student_id}/rounds", { params: { path } }));
  },
});

/** The rounds that concern a child now. */
export function useChildsRounds(childId: string, isOn = true) {
  const { api } = usePortal();
  return useQuery({ ...roundsOf(api, childId), enabled: isOn, staleTime: STALE_MS });
}

/** The rounds of siblings; whoever's are not there yet is left out. */
export function useSiblingsRounds(childIds: string[]): ChildsRound[] {
  const { api } = usePortal();
  return useQueries({
    queries: childIds.map((id) => ({ ...roundsOf(api, id), staleTime: STALE_MS })),
    combine: (all) => all.flatMap((one) => one.data?.items ?? []),
  });
}

