import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { dataOf } from "../api/client";
import type { Series, SeriesIn } from "../api/meetings";
import { mayHaveArrived } from "../api/problem";
import { RequestKey } from "../api/requestKey";
import { usePortal } from "./portal";
import { isStale } from "./rounds";

const TRIES_ON_BAD_COVERAGE = 2;
const OF_SCHOOL = "/booking/schools/{school_id}/rounds" as const;

/** A school's rounds that were made for several groups, the latest first. */
export function useSchoolRounds(schoolId: string) {
  const { api } = usePortal();
  return useQuery({
    queryKey: ["series", schoolId],
    queryFn: async () =>
      dataOf(await api.GET(OF_SCHOOL, { params: { path: { school_id: schoolId } } })),
  });
}

/** Make a round for each of some groups: however often it is sent, with its key it is once. */
export function useMakeSeries(schoolId: string, onDone: (series: Series) => void) {
  const { api } = usePortal();
  const queries = useQueryClient();
  const [key] = useState(() => new RequestKey());
  return useMutation({
    mutationFn: async (body: SeriesIn) => {
      const params = { path: { school_id: schoolId }, header: { "Idempotency-Key": key.of(body) } };
      return dataOf(await api.POST(OF_SCHOOL, { params, body }));
    },
    retry: (count, error) => mayHaveArrived(error) && count < TRIES_ON_BAD_COVERAGE,
    onSuccess: async (series) => {
      key.spend();
      onDone(series);
      await queries.invalidateQueries({ queryKey: ["series", schoolId] });
      await queries.invalidateQueries({ queryKey: ["rounds"] });
    },
  });
}

/** Cancel the rounds of all its groups, with the reason that guardians read. */
export function useCancelSeries(schoolId: string, series: Series, onDone: () => void) {
  const { api } = usePortal();
  const queries = useQueryClient();
  const fresh = () => queries.invalidateQueries({ queryKey: ["series", schoolId] });
  return useMutation({
    mutationFn: async (reason: string) => {
      const path = { school_id: schoolId, series_id: series.id };
      const params = { path, header: { "If-Match": `"${series.version}"` } };
      dataOf(await api.PUT(`${OF_SCHOOL}/{series_id}/cancellation`, { params, body: { reason } }));
    },
    onSuccess: async () => {
      onDone();
      await fresh();
    },
    onError: (error) => (isStale(error) ? fresh() : undefined),
  });
}
