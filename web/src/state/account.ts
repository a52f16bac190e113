import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { dataOf } from "../api/client";
import { usePortal } from "./portal";

const ACCOUNT = ["account"];
const SIGN_INS = ["sign-ins"];

/** One's own account, with its ETag. */
export function useAccount() {
  const { api } = usePortal();
  return useQuery({
    queryKey: ACCOUNT,
    queryFn: async () => {
      const read = await api.GET("/identity/account");
      return { ...dataOf(read), tag: read.response.headers.get("etag") ?? "" };
    },
  });
}

export function useRename(tag: string) {
  const { api } = usePortal();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: { username: string; password: string }) =>
      dataOf(
        await api.PUT("/identity/account/username", {
          params: { header: { "If-Match": tag } },
          body,
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ACCOUNT }),
  });
}

export function useAskEmail() {
  const { api } = usePortal();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: { email: string; password: string }) =>
      dataOf(await api.PUT("/identity/account/email", { body })),
    onSettled: () => queries.invalidateQueries({ queryKey: ACCOUNT }),
  });
}

export function useConfirmEmail() {
  const { api } = usePortal();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (code: string) =>
      dataOf(await api.PUT("/identity/account/email/confirmation", { body: { code } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ACCOUNT }),
  });
}

/** Have a letter sent, if there is anybody to send it to. Needs no sign-in. */
export function useAskRecovery() {
  const { api } = usePortal();
  return useMutation({
    mutationFn: async (name: string) => {
      dataOf(await api.PUT("/identity/recovery", { body: { name } }));
    },
  });
}

/** Another password. Every sign-in ends with it, so one is led to the sign-in page. */
export function useChangePassword() {
  const { api, session } = usePortal();
  return useMutation({
    mutationFn: async (body: { present: string; wanted: string }) => {
      dataOf(await api.PUT("/identity/account/password", { body }));
    },
    onSuccess: () => session.forget(),
  });
}

export function useSignIns() {
  const { api } = usePortal();
  return useQuery({
    queryKey: SIGN_INS,
    queryFn: async () => dataOf(await api.GET("/identity/sign-ins")).items,
  });
}

export function useEndSignIn(id: string) {
  const { api } = usePortal();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      dataOf(
        await api.DELETE("/identity/sign-ins/{sign_in_id}", { params: { path: { sign_in_id: id } } }),
      );
    },
    onSettled: () => queries.invalidateQueries({ queryKey: SIGN_INS }),
  });
}

export function useEndAll() {
  const { api, session } = usePortal();
  return useMutation({
    mutationFn: async () => {
      dataOf(await api.DELETE("/identity/sign-ins"));
    },
    onSuccess: () => session.forget(),
  });
}

interface Activation {
  code: string;
  username: string;
  password: string;
}

/** A code becomes a user name and a password. Needs no sign-in. */
export function useActivate() {
  const { api } = usePortal();
  return useMutation({
    mutationFn: async ({ code, username, password }: Activation) => {
      const body = { code, password, ...(username && { username }) };
      dataOf(await api.PUT("/identity/activation", { body }));
    },
  });
}
