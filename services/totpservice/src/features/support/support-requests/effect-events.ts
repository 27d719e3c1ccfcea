/** How the trail calls what each kind of request does once it is approved. */
export const effectEvents = {
  reset: { type: 'two_factor_reset' },
  new_phone: { type: 'new_phone_approved' },
} as const;
