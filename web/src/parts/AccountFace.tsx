/** The own name, as it stands in the bar. */
export function AccountFace({ name }: { name: string }) {
  return (
    <>
      <span className="bar-account-name">{name}</span>
      <span aria-hidden="true">▾</span>
    </>
  );
}
