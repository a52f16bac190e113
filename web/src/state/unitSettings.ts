import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { dataOf } from "../api/client";
import { Problem } from "../api/problem";
import type { FritidsUnitIn } from "../api/registration";
import { usePortal } from "./portal";

const OWN = "/attendance/groups/{group_id}/fritids";
const OF_SCHOOL = "/attendance/schools/{school_id}/groups/{group_id}/fritids";

/** Which unit it is; with a school, for one of its administrators, else for the unit's staff. */
export interface UnitPlace {
  groupId: string;
  schoolId?: string;
}

const keyOf = ({ groupId, schoolId }: UnitPlace) => ["fritids-unit", groupId, schoolId ?? ""];

/** A unit's settings, with their ETag. */
export function useUnitSettings(place: UnitPlace) {
  const { api } = usePortal();
  const { groupId: group_id, schoolId: school_id } = place;
  return useQuery({
    queryKey: keyOf(place),
    // A form that is being filled in begins anew when something else stands: not for a look away.
    refetchOnWindowFocus: false,
    queryFn: async () => {
      const read = school_id
        ? await api.GET(OF_SCHOOL, { params: { path: { group_id, school_id } } })
        : await api.GET(OWN, { params: { path: { group_id } } });
      return { unit: dataOf(read), tag: read.response.headers.get("etag") ?? "" };
    },
  });
}

/** Set the unit up, as it was seen. */
export function useChangeUnit(place: UnitPlace, tag: string, onDone: () => void) {
  const { api } = usePortal();
  const queries = useQueryClient();
  const { groupId: group_id, schoolId: school_id } = place;
  const shown = { queryKey: keyOf(place) };
  return useMutation({
    mutationFn: async (body: FritidsUnitIn) => {
      const header = { "If-Match": tag };
      if (school_id) {
        const path = { group_id, school_id };
        return void dataOf(await api.PUT(OF_SCHOOL, { params: { path, header }, body }));
      }
      dataOf(await api.PUT(OWN, { params: { path: { group_id }, header }, body }));
    },
    onSuccess: () => {
      onDone();
      void queries.invalidateQueries({ queryKey: ["unit-day", group_id] });
      return queries.invalidateQueries(shown);
    },
    // Somebody else was first: what stands now is fetched.
    onError: (error) => (error instanceof Problem ? queries.invalidateQueries(shown) : undefined),
  });
}
