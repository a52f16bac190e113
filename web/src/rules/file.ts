const KEPT_MS = 60_000;

/** The name that the answer gives the file; none of what a path could do with it. */
export function fileName(disposition: string | null, otherwise: string): string {
  const told = /filename="?([\w.-]+)"?/.exec(disposition ?? "")?.[1];
  return told ?? otherwise;
}

/** Let the browser keep a file under a name. */
export function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // A phone asks where to save before it reads the file.
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
