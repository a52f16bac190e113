import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { dataOf } from "../api/client";
import type { components } from "../api/schema";
import { fileName, save } from "../rules/file";
import { usePortal } from "./portal";

export type Holder = components["schemas"]["HolderOut"];
type LettersTo = components["schemas"]["LettersIn"]["to"];

const key = (school: string) => ["accounts", school];

/** The students of a group, and how far their accounts have come. */
export function useGroupAccounts(school_id: string, group_id: string) {
  const { api } = usePortal();
  return useQuery({
    queryKey: [...key(school_id), "group", group_id],
    queryFn: async () =>
      dataOf(
        await api.GET("/identity/schools/{school_id}/groups/{group_id}/accounts", {
          params: { path: { school_id, group_id } },
        }),
      ).items,
  });
}

/** A student's guardians, when somebody has asked to see them. */
export function useHouseholdAccounts(school_id: string, student_id: string, isAsked: boolean) {
  const { api } = usePortal();
  return useQuery({
    queryKey: [...key(school_id), "household", student_id],
    enabled: isAsked,
    queryFn: async () =>
      dataOf(
        await api.GET("/identity/schools/{school_id}/students/{student_id}/accounts", {
          params: { path: { school_id, student_id } },
        }),
      ).items,
  });
}

export function useHandOut(school_id: string, person_id: string, onCode: (code: string) => void) {
  const { api } = usePortal();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const path = { school_id, person_id };
      const answer = await api.PUT("/identity/schools/{school_id}/people/{person_id}/code", {
        params: { path },
      });
      onCode(dataOf(answer).code);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: key(school_id) }),
  });
}

export function useBar(school_id: string, person_id: string, barred: boolean) {
  const { api } = usePortal();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      dataOf(
        await api.PUT("/identity/schools/{school_id}/people/{person_id}/barring", {
          params: { path: { school_id, person_id } },
          body: { barred },
        }),
      );
    },
    onSettled: () => queries.invalidateQueries({ queryKey: key(school_id) }),
  });
}

/** Letters with codes, as a file to print. */
export function useLetters(school_id: string, group_id: string) {
  const { api } = usePortal();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (to: LettersTo) => {
      const answer = await api.PUT("/identity/schools/{school_id}/groups/{group_id}/letters", {
        params: { path: { school_id, group_id } },
        body: { to },
        headers: { Accept: "application/pdf" },
        parseAs: "blob",
      });
      const named = answer.response.headers.get("content-disposition");
      save(dataOf(answer) as unknown as Blob, fileName(named, "letters.pdf"));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: key(school_id) }),
  });
}
