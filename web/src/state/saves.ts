import { useQuery } from "@tanstack/react-query";
import { dataOf } from "../api/client";
import { usePortal } from "./portal";
import type { LessonPlace } from "./rollCall";

/** All saves of a lesson's roll call, newest first. */
export function useRollCallSaves({ groupId, day, lessonId }: LessonPlace) {
  const { api } = usePortal();
  const path = { group_id: groupId, day, lesson_id: lessonId };
  return useQuery({
    queryKey: ["roll-call", groupId, day, lessonId, "saves"],
    staleTime: 0,
    queryFn: async () =>
      dataOf(
        await api.GET("/attendance/groups/{group_id}/days/{day}/lessons/{lesson_id}/roll-call/saves", {
          params: { path },
        }),
      ),
  });
}
