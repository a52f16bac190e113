import { useInfiniteQuery } from "@tanstack/react-query";
import { dataOf } from "../api/client";
import { usePortal } from "./portal";

/** A school's groups, page by page. */
export function useSchoolGroups(schoolId: string) {
  const { api } = usePortal();
  return useInfiniteQuery({
    queryKey: ["school-groups", schoolId],
    queryFn: async ({ pageParam }) =>
      dataOf(
        await api.GET("/directory/schools/{school_id}/groups", {
          params: {
            path: { school_id: schoolId },
            ...(pageParam && { query: { cursor: pageParam } }),
          },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });
}
