import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { dataOf } from "../api/client";
import type { Slot, SlotIn, SlotsIn } from "../api/meetings";
import { mayHaveArrived, Problem } from "../api/problem";
import { RequestKey } from "../api/requestKey";
import { usePortal } from "./portal";
import { atRound, ROUND, type RoundPlace, useFreshRounds } from "./rounds";

const TRIES_ON_BAD_COVERAGE = 2;
const SLOT = `${ROUND}/slots/{slot_id}` as const;

/** Put times out: however often it is sent, with its key they are there once. */
export function usePutOut(place: RoundPlace, onDone: (count: number) => void) {
  const { api } = usePortal();
  const fresh = useFreshRounds();
  const [key] = useState(() => new RequestKey());
  return useMutation({
    mutationFn: async (body: SlotsIn) => {
      const params = { path: atRound(place), header: { "Idempotency-Key": key.of(body) } };
      return dataOf(await api.POST(`${ROUND}/slots`, { params, body })).items.length;
    },
    retry: (count, error) => mayHaveArrived(error) && count < TRIES_ON_BAD_COVERAGE,
    onSuccess: async (count) => {
      key.spend();
      onDone(count);
      await fresh();
    },
  });
}

/** Change a time that nobody has, as it was read. */
export function useChangeSlot(place: RoundPlace, slot: Slot, onDone: () => void) {
  const { api } = usePortal();
  const fresh = useFreshRounds();
  return useMutation({
    mutationFn: async (body: SlotIn) => {
      const path = { ...atRound(place), slot_id: slot.id };
      const params = { path, header: { "If-Match": `"${slot.version}"` } };
      dataOf(await api.PUT(SLOT, { params, body }));
    },
    onSuccess: async () => {
      onDone();
      await fresh();
    },
    onError: (error) => (error instanceof Problem ? fresh() : undefined),
  });
}

/** Take in a time that nobody has, as it was read. */
export function useTakeIn(place: RoundPlace, slot: Slot, onDone: () => void) {
  const { api } = usePortal();
  const fresh = useFreshRounds();
  return useMutation({
    mutationFn: async () => {
      const path = { ...atRound(place), slot_id: slot.id };
      const params = { path, header: { "If-Match": `"${slot.version}"` } };
      dataOf(await api.DELETE(SLOT, { params }));
    },
    onSuccess: async () => {
      onDone();
      await fresh();
    },
    onError: (error) => (error instanceof Problem ? fresh() : undefined),
  });
}

/** One's own meetings of a day, across groups and schools. */
export function useMeetingDay(day: string) {
  const { api } = usePortal();
  return useQuery({
    queryKey: ["meeting-day", day],
    queryFn: async () =>
      dataOf(await api.GET("/booking/teachers/me/days/{day}", { params: { path: { day } } })),
  });
}
