/** Whose a cart or an order is. A signed-in person may bring the guest identity of the browser along. */
export type Owner = { userId: string | null; guestId: string | null; companyId: string | null }

export function ownerOf(caller: { userId?: string; guestId?: string; companyId?: string }): Owner {
  return { userId: caller.userId ?? null, guestId: caller.guestId ?? null, companyId: caller.companyId ?? null }
}

/** Whether something that belongs to `of` may be seen by `by`. */
export function isSameOwner(of: Pick<Owner, 'userId' | 'guestId'>, by: Owner): boolean {
  if (of.userId !== null) return of.userId === by.userId
  return of.guestId !== null && of.guestId === by.guestId
}
