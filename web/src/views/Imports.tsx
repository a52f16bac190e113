import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { Button } from "react-aria-components/Button";
import { FileTrigger } from "react-aria-components/FileTrigger";
import { useLocation } from "wouter";
import { dataOf, type Import, type Rejection } from "../api/client";
import { NoAnswer } from "../api/problem";
import { TellGuardians } from "../parts/broadcast/TellGuardians";
import { Icon } from "../parts/icons";
import { Failure, Loading, Page } from "../parts/states";
import { usePortal } from "../state/portal";
import { useLanguage } from "../text/language";

const LOOK_AGAIN_MS = 1_000;

/** An administrator uploads the commune's register and follows what becomes of it. */
export default function Imports({ importId }: { importId?: string }) {
  const { text } = useLanguage();
  return (
    <Page name={text.imports}>
      <p>{text.importLead}</p>
      <Upload />
      {importId && <Progress importId={importId} />}
      <TellGuardians audience="commune" />
    </Page>
  );
}

function Upload() {
  const { text } = useLanguage();
  const upload = useUpload();
  return (
    <>
      <FileTrigger
        acceptedFileTypes={[".zip", "application/zip"]}
        onSelect={(files) => {
          const file = files?.[0];
          if (file) upload.mutate(file);
        }}
      >
        <Button className="button" isPending={upload.isPending}>
          <Icon name="upload" />
          {upload.isPending ? text.uploading : text.chooseFile}
        </Button>
      </FileTrigger>
      {upload.isError && <Failure error={upload.error} />}
    </>
  );
}

function useUpload() {
  const { api } = usePortal();
  const [, goTo] = useLocation();
  return useMutation({
    mutationFn: async (file: File) => {
      const started = dataOf(
        await api.POST("/directory/imports", {
          params: { header: { "Idempotency-Key": crypto.randomUUID() } },
          body: { fileName: file.name, bytes: file.size },
        }),
      );
      const form = new FormData();
      for (const [name, value] of Object.entries(started.upload.fields)) form.append(name, value);
      form.append("file", file);
      const sent = fetch(started.upload.url, { method: "POST", body: form });
      const answer = await sent.catch(() => undefined);
      if (!answer?.ok) throw new NoAnswer();
      return started.id;
    },
    onSuccess: (id) => goTo(`/imports/${id}`),
  });
}

function Progress({ importId }: { importId: string }) {
  const { api } = usePortal();
  const { language } = useLanguage();
  const path = { import_id: importId };
  const shown = useQuery({
    queryKey: ["import", importId, language],
    queryFn: async () =>
      dataOf(await api.GET("/directory/imports/{import_id}", { params: { path } })),
    refetchInterval: (query) => (isOver(query.state.data) ? false : LOOK_AGAIN_MS),
  });
  return (
    <>
      {shown.isPending && <Loading />}
      {shown.isError && <Failure error={shown.error} again={() => void shown.refetch()} />}
      {shown.data && <Outcome done={shown.data} />}
      {isOver(shown.data) && !!shown.data?.counts.rejected && <Rejections importId={importId} />}
    </>
  );
}

function isOver(one: Import | undefined): boolean {
  return one?.status === "finished" || one?.status === "failed";
}

function Outcome({ done }: { done: Import }) {
  const { text } = useLanguage();
  const isFailed = done.status === "failed";
  const names = Object.keys(text.importCounts) as (keyof Import["counts"])[];
  return (
    <section className="card">
      <p role="status" className={isFailed ? "notice bad" : "notice"}>
        {isFailed && <Icon name="warning" />}
        <span>
          {text.importStatus[done.status]}
          {done.reason && `. ${done.reason}`}
        </span>
      </p>
      {!isFailed && (
        <dl className="counts">
          {names.map((name) => (
            <div key={name}>
              <dt>{text.importCounts[name]}</dt>
              <dd>{done.counts[name]}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

function Rejections({ importId }: { importId: string }) {
  const { text, language } = useLanguage();
  const { api } = usePortal();
  const rows = useInfiniteQuery({
    queryKey: ["rejections", importId, language],
    queryFn: async ({ pageParam: cursor }) =>
      dataOf(
        await api.GET("/directory/imports/{import_id}/rejections", {
          params: { path: { import_id: importId }, query: cursor ? { cursor } : {} },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });
  return (
    <section className="card">
      <h2>{text.rejections}</h2>
      {rows.isPending && <Loading />}
      {rows.isError && <Failure error={rows.error} again={() => void rows.refetch()} />}
      <ul className="rows">
        {rows.data?.pages
          .flatMap((page) => page.items)
          .map((row) => <Row key={`${row.file}:${row.line}:${row.column}`} row={row} />)}
      </ul>
      {rows.hasNextPage && (
        <Button
          className="button plain wide"
          isPending={rows.isFetchingNextPage}
          onPress={() => void rows.fetchNextPage()}
        >
          {text.more}
        </Button>
      )}
    </section>
  );
}

/** A list and not a table, as a table of four columns is wider than a phone. */
function Row({ row }: { row: Rejection }) {
  const { text } = useLanguage();
  return (
    <li className="row">
      <div>
        <strong>{text.rowPlace(row.file, row.line, row.column)}</strong>
        <span>{row.reason}</span>
      </div>
    </li>
  );
}
