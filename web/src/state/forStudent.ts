import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { dataOf } from "../api/client";
import type { Slot } from "../api/meetings";
import { mayHaveArrived, Problem } from "../api/problem";
import { RequestKey } from "../api/requestKey";
import { usePortal } from "./portal";
import { atRound, ROUND, type RoundPlace, useFreshRounds } from "./rounds";

const TRIES_ON_BAD_COVERAGE = 2;
const MEETING = `${ROUND}/students/{student_id}/booking` as const;

/** A student in a round, with the meeting that stands, if there is one. */
export interface StudentPlace extends RoundPlace {
  studentId: string;
  taken: Slot | undefined;
}

const pathOf = (place: StudentPlace) => ({ ...atRound(place), student_id: place.studentId });

/** Whose meeting it is: with one guardian alone, or with all. */
const queryOf = ({ taken }: StudentPlace) =>
  taken?.meets?.aloneGuardianId ? { guardianId: taken.meets.aloneGuardianId } : {};

/** Reads the meeting as it stands, for the version that a change names. */
function useMeetingTag(place: StudentPlace): () => Promise<string> {
  const { api } = usePortal();
  return async () => {
    const read = await api.GET(MEETING, { params: { path: pathOf(place), query: queryOf(place) } });
    dataOf(read);
    return read.response.headers.get("etag") ?? "";
  };
}

/** Book a time for a student, or move the meeting that stands to it. */
export function useTakeFor(place: StudentPlace, onDone: () => void) {
  const { api } = usePortal();
  const fresh = useFreshRounds();
  const tagOf = useMeetingTag(place);
  const [key] = useState(() => new RequestKey());
  return useMutation({
    mutationFn: async (slotId: string) => {
      const [path, body] = [pathOf(place), { slotId }];
      if (place.taken) {
        const header = { "If-Match": await tagOf() };
        const params = { path, query: queryOf(place), header };
        dataOf(await api.PUT(MEETING, { params, body }));
      } else {
        const params = { path, header: { "Idempotency-Key": key.of(body) } };
        dataOf(await api.POST(MEETING, { params, body }));
      }
    },
    retry: (count, error) => mayHaveArrived(error) && count < TRIES_ON_BAD_COVERAGE,
    onSuccess: async () => {
      key.spend();
      onDone();
      await fresh();
    },
    onError: (error) => (error instanceof Problem ? fresh() : undefined),
  });
}

/** Cancel a student's meeting. */
export function useCancelFor(place: StudentPlace, onDone: () => void) {
  const { api } = usePortal();
  const fresh = useFreshRounds();
  const tagOf = useMeetingTag(place);
  return useMutation({
    mutationFn: async () => {
      const header = { "If-Match": await tagOf() };
      const params = { path: pathOf(place), query: queryOf(place), header };
      dataOf(await api.DELETE(MEETING, { params }));
    },
    onSuccess: async () => {
      onDone();
      await fresh();
    },
    onError: (error) => (error instanceof Problem ? fresh() : undefined),
  });
}
