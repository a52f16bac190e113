import type { Child, Me } from "../api/client";

/** The functions that the child's school has switched on. */
export function functionsOf(me: Me, child: Child): string[] {
  return me.schools.find((one) => one.id === child.schoolId)?.functions ?? [];
}

export function hasFunction(me: Me, child: Child, name: string): boolean {
  return functionsOf(me, child).includes(name);
}

/** Of which function a notification is: those of parent meetings have the name of the module. */
export function functionOf(kind: string): string {
  const [name = ""] = kind.split(".");
  return name === "booking" ? "meetings" : name;
}
