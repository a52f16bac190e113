import { useMutation, useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { useLocation } from "wouter";
import { dataOf, type Import, NoAnswer } from "../api/client";
import { Failure, Loading, Page } from "../parts/states";
import { usePortal } from "../state/portal";
import { useLanguage } from "../text/language";

const LOOK_AGAIN_MS = 1_000;

/** An administrator uploads the commune's register and follows what becomes of it. */
export default function Imports({ importId }: { importId?: string }) {
  const { text } = useLanguage();
  return (
    <Page title={text.imports}>
      <p>{text.importLead}</p>
      <Upload />
      {importId && <Progress importId={importId} />}
    </Page>
  );
}

function Upload() {
  const { text } = useLanguage();
  const { api } = usePortal();
  const [, goTo] = useLocation();
  const input = useRef<HTMLInputElement>(null);
  const upload = useMutation({
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
      const answer = await fetch(started.upload.url, { method: "POST", body: form });
      if (!answer.ok) throw new NoAnswer();
      return started.id;
    },
    onSuccess: (id) => goTo(`/imports/${id}`),
  });
  return (
    <>
      <label className="button file">
        {upload.isPending ? text.uploading : text.chooseFile}
        <input
          ref={input}
          type="file"
          accept=".zip,application/zip"
          disabled={upload.isPending}
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) upload.mutate(file);
          }}
        />
      </label>
      {upload.isError && <Failure error={upload.error} />}
    </>
  );
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
  if (shown.isPending) return <Loading />;
  if (shown.isError) return <Failure error={shown.error} again={() => void shown.refetch()} />;
  return (
    <>
      <Outcome done={shown.data} />
      {isOver(shown.data) && shown.data.counts.rejected > 0 && <Rejections importId={importId} />}
    </>
  );
}

function isOver(one: Import | undefined): boolean {
  return one?.status === "finished" || one?.status === "failed";
}

function Outcome({ done }: { done: Import }) {
  const { text } = useLanguage();
  const names = Object.keys(text.importCounts) as (keyof Import["counts"])[];
  return (
    <section className="card">
      <p role="status" className={done.status === "failed" ? "notice bad" : "notice"}>
        {text.importStatus[done.status]}
        {done.reason && `. ${done.reason}`}
      </p>
      <dl className="counts">
        {names.map((name) => (
          <div key={name}>
            <dt>{text.importCounts[name]}</dt>
            <dd>{done.counts[name]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Rejections({ importId }: { importId: string }) {
  const { text, language } = useLanguage();
  const { api } = usePortal();
  const page = useQuery({
    queryKey: ["rejections", importId, language],
    queryFn: async () =>
      dataOf(
        await api.GET("/directory/imports/{import_id}/rejections", {
          params: { path: { import_id: importId } },
        }),
      ),
  });
  if (!page.data) return <Loading />;
  return (
    <section className="card scroll" tabIndex={0} aria-label={text.rejections}>
      <table>
        <caption>{text.rejections}</caption>
        <thead>
          <tr>
            <th>{text.file}</th>
            <th>{text.line}</th>
            <th>{text.column}</th>
            <th>{text.reason}</th>
          </tr>
        </thead>
        <tbody>
          {page.data.items.map((row) => (
            <tr key={`${row.file}:${row.line}:${row.column}`}>
              <td>{row.file}</td>
              <td>{row.line}</td>
              <td>{row.column}</td>
              <td>{row.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
