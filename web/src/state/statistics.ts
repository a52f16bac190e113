import { useMutation, useQuery } from "@tanstack/react-query";
import { dataOf } from "../api/client";
import { canAsk, fileName, type Period } from "../rules/statistics";
import { usePortal } from "./portal";

export function useGroupStatistics(groupId: string, period: Period) {
  const { api } = usePortal();
  return useQuery({
    queryKey: ["group-statistics", groupId, period],
    queryFn: async () =>
      dataOf(
        await api.GET("/attendance/groups/{group_id}/statistics", {
          params: { path: { group_id: groupId }, query: period },
        }),
      ),
    enabled: canAsk(period),
  });
}

/** The same numbers as a file: fetched with the token, and handed to the browser to save. */
export function useStatisticsFile(groupId: string, period: Period) {
  const { api } = usePortal();
  return useMutation({
    mutationFn: async () => {
      const answer = await api.GET("/attendance/groups/{group_id}/statistics-file", {
        params: { path: { group_id: groupId }, query: period },
        headers: { Accept: "text/csv" },
        parseAs: "blob",
      });
      const named = answer.response.headers.get("content-disposition");
      save(dataOf(answer), fileName(named, `${period.from}--${period.to}.csv`));
    },
  });
}

const KEPT_MS = 60_000;

function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // A phone asks where to save before it reads the file.
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
