import { useQuery } from "@tanstack/react-query";
import { dataOf } from "../api/client";
import { usePortal } from "./portal";

const EVERY_MS = 30_000;

/** A class's day: its students, and who is reported absent; looked at again while in view. */
export function useGroupDay(groupId: string, date: string) {
  const { api } = usePortal();
  return useQuery({
    queryKey: ["group-day", groupId, date],
    queryFn: async () =>
      dataOf(
        await api.GET("/attendance/groups/{group_id}/days/{day}", {
          params: { path: { group_id: groupId, day: date } },
        }),
      ),
    refetchInterval: EVERY_MS,
  });
}
