import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { dataOf } from "../api/client";
import { fileName, save } from "../rules/file";
import { canAsk, type Period } from "../rules/statistics";
import { usePortal } from "./portal";

/** A group; with a school, for its principal, and else for the group's mentor or a teacher. */
export interface GroupPlace {
  groupId: string;
  schoolId?: string;
}

/** A student; with a school, for its principal, and else for the child's guardian. */
export interface StudentPlace {
  studentId: string;
  schoolId?: string;
}

const LED_GROUP = "/attendance/schools/{school_id}/groups/{group_id}/statistics";
const LED_STUDENT = "/attendance/schools/{school_id}/students/{student_id}/statistics";

export function useGroupStatistics({ groupId: group_id, schoolId: school_id }: GroupPlace, query: Period) {
  const { api } = usePortal();
  return useQuery({
    queryKey: ["group-statistics", group_id, school_id ?? "", query],
    queryFn: async () =>
      dataOf(
        school_id
          ? await api.GET(LED_GROUP, { params: { path: { group_id, school_id }, query } })
          : await api.GET("/attendance/groups/{group_id}/statistics", {
              params: { path: { group_id }, query },
            }),
      ),
    enabled: canAsk(query),
  });
}

export function useStudentStatistics(place: StudentPlace, query: Period) {
  const { api } = usePortal();
  const { studentId: student_id, schoolId: school_id } = place;
  return useQuery({
    queryKey: ["student-statistics", student_id, school_id ?? "", query],
    queryFn: async () =>
      dataOf(
        school_id
          ? await api.GET(LED_STUDENT, { params: { path: { student_id, school_id }, query } })
          : await api.GET("/attendance/students/{student_id}/statistics", {
              params: { path: { student_id }, query },
            }),
      ),
    enabled: canAsk(query),
    placeholderData: keepPreviousData,
  });
}

/** The same numbers as a file: fetched with the token, and handed to the browser to save. */
export function useStatisticsFile(place: GroupPlace, query: Period) {
  const { api } = usePortal();
  const { groupId: group_id, schoolId: school_id } = place;
  return useMutation({
    mutationFn: async () => {
      const how = { headers: { Accept: "text/csv" }, parseAs: "blob" } as const;
      const answer = school_id
        ? await api.GET(`${LED_GROUP}-file`, { params: { path: { group_id, school_id }, query }, ...how })
        : await api.GET("/attendance/groups/{group_id}/statistics-file", {
            params: { path: { group_id }, query },
            ...how,
          });
      const named = answer.response.headers.get("content-disposition");
      save(dataOf(answer), fileName(named, `${query.from}--${query.to}.csv`));
    },
  });
}
