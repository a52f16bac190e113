import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { dataOf } from "../api/client";
import type { Round, RoundIn, RoundStudent, RoundWithSlots, Wish } from "../api/meetings";
import { mayHaveArrived, Problem } from "../api/problem";
import { RequestKey } from "../api/requestKey";
import { usePortal } from "./portal";

const TRIES_ON_BAD_COVERAGE = 2;
const OF_GROUP = "/booking/groups/{group_id}/rounds" as const;
export const ROUND = `${OF_GROUP}/{round_id}` as const;
const CHANGED_SINCE = 412;

/** A round of a group, before its staff. */
export interface RoundPlace {
  groupId: string;
  roundId: string;
}

/** A round with its times, and what a change of it names. */
export interface RoundPlan extends RoundWithSlots {
  tag: string;
}

export const atRound = ({ groupId, roundId }: RoundPlace) => ({
  group_id: groupId,
  round_id: roundId,
});

/** Whether a refusal says that what one changed had changed before. */
export function isStale(error: unknown): boolean {
  return error instanceof Problem && error.status === CHANGED_SINCE;
}

/** A group's rounds, the latest first. */
export function useGroupRounds(groupId: string) {
  const { api } = usePortal();
  return useQuery({
    queryKey: ["rounds", groupId],
    queryFn: async () =>
      dataOf(await api.GET(OF_GROUP, { params: { path: { group_id: groupId } } })),
  });
}

export function useRoundPlan(place: RoundPlace) {
  const { api } = usePortal();
  return useQuery<RoundPlan>({
    queryKey: ["rounds", place.groupId, place.roundId],
    queryFn: async () => {
      const read = await api.GET(ROUND, { params: { path: atRound(place) } });
      return { ...dataOf(read), tag: read.response.headers.get("etag") ?? "" };
    },
  });
}

/** All that rounds show, anew: the group's list, the round, and the teacher's day. */
export function useFreshRounds() {
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ["rounds"] }),
      queries.invalidateQueries({ queryKey: ["meeting-day"] }),
    ]);
}

/** Make a round: however often it is sent, with its key it is one. */
export function useMakeRound(groupId: string, onDone: (round: Round) => void) {
  const { api } = usePortal();
  const fresh = useFreshRounds();
  const [key] = useState(() => new RequestKey());
  return useMutation({
    mutationFn: async (body: RoundIn) => {
      const params = { path: { group_id: groupId }, header: { "Idempotency-Key": key.of(body) } };
      return dataOf(await api.POST(OF_GROUP, { params, body }));
    },
    retry: (count, error) => mayHaveArrived(error) && count < TRIES_ON_BAD_COVERAGE,
    onSuccess: async (round) => {
      key.spend();
      onDone(round);
      await fresh();
    },
  });
}

/** Change a round, as it was read. */
export function useChangeRound(place: RoundPlace, tag: string, onDone: () => void) {
  const { api } = usePortal();
  const fresh = useFreshRounds();
  return useMutation({
    mutationFn: async (body: RoundIn) => {
      const params = { path: atRound(place), header: { "If-Match": tag } };
      dataOf(await api.PUT(ROUND, { params, body }));
    },
    onSuccess: async () => {
      onDone();
      await fresh();
    },
    onError: (error) => (isStale(error) ? fresh() : undefined),
  });
}

/** Cancel a round and all its meetings, with the reason that guardians read. */
export function useCancelRound(place: RoundPlace, tag: string, onDone: () => void) {
  const { api } = usePortal();
  const fresh = useFreshRounds();
  return useMutation({
    mutationFn: async (reason: string) => {
      const params = { path: atRound(place), header: { "If-Match": tag } };
      dataOf(await api.PUT(`${ROUND}/cancellation`, { params, body: { reason } }));
    },
    onSuccess: async () => {
      onDone();
      await fresh();
    },
    onError: (error) => (isStale(error) ? fresh() : undefined),
  });
}

/** Say of a student that a meeting is asked for, or that none is needed. */
export function useSayWish(place: RoundPlace, student: RoundStudent, onDone: () => void) {
  const { api } = usePortal();
  const fresh = useFreshRounds();
  return useMutation({
    mutationFn: async (wish: Wish) => {
      const path = { ...atRound(place), student_id: student.id };
      const params = { path, header: { "If-Match": `"${student.version}"` } };
      dataOf(await api.PUT(`${ROUND}/wishes/{student_id}`, { params, body: { wish } }));
    },
    onSuccess: async () => {
      onDone();
      await fresh();
    },
    onError: (error) => (isStale(error) ? fresh() : undefined),
  });
}
