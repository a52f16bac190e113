import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { dataOf } from "../api/client";
import { mayHaveArrived } from "../api/problem";
import { RequestKey } from "../api/requestKey";
import { usePortal } from "./portal";

const SENT = ["broadcasts"];
const TRIES_ON_BAD_COVERAGE = 2;

/** Whose guardians are told. */
export type Audience = { group: string } | { school: string } | "commune";

/** Tell all guardians of an audience: however often it is sent, with its key it is once. */
export function useTell(audience: Audience, onDone: () => void) {
  const { api } = usePortal();
  const queries = useQueryClient();
  const [key] = useState(() => new RequestKey());
  return useMutation({
    mutationFn: async (text: string) => {
      const body = { text };
      const header = { "Idempotency-Key": key.of(body) };
      if (audience === "commune") {
        return dataOf(await api.POST("/notify/broadcasts", { params: { header }, body }));
      }
      if ("school" in audience) {
        const params = { path: { school_id: audience.school }, header };
        return dataOf(await api.POST("/notify/schools/{school_id}/broadcasts", { params, body }));
      }
      const params = { path: { group_id: audience.group }, header };
      return dataOf(await api.POST("/notify/groups/{group_id}/broadcasts", { params, body }));
    },
    retry: (count, error) => mayHaveArrived(error) && count < TRIES_ON_BAD_COVERAGE,
    onSuccess: () => {
      key.spend();
      void queries.invalidateQueries({ queryKey: SENT });
      onDone();
    },
  });
}

/** What one has sent, the newest first, when somebody has asked to see it. */
export function useSent(isAsked: boolean) {
  const { api } = usePortal();
  return useInfiniteQuery({
    queryKey: SENT,
    enabled: isAsked,
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) => {
      const query = pageParam ? { cursor: pageParam } : {};
      return dataOf(await api.GET("/notify/broadcasts", { params: { query } }));
    },
    getNextPageParam: (page) => page.next ?? undefined,
  });
}
