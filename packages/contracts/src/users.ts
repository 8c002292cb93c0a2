import { card } from '@toyline/http/card'
import { z } from 'zod'
import { Address, Email, typed } from './address.ts'
import { Id } from './ids.ts'
import { LocaleId } from './locale-id.ts'

export const Role = z.enum(['buyer', 'staff', 'admin'])
export type Role = z.infer<typeof Role>

/** NIST 800-63B-4: length alone; no composition rules. Breached and listed ones are refused by the service. */
export const Password = z
  .string()
  .min(10, 'Please use at least 10 characters; a short sentence works well.')
  .max(256, 'Please use at most 256 characters.')

export const Profile = z
  .strictObject({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    role: Role,
    emailVerified: z.boolean(),
    companyName: z.string().nullable(),
    phone: z.string().nullable(),
    createdAt: z.string(),
  })
  .meta({ id: 'Profile' })
export type Profile = z.infer<typeof Profile>

export const SavedAddress = Address.extend({ id: z.string(), label: z.string().nullable(), isDefault: z.boolean() }).meta({
  id: 'SavedAddress',
})
export type SavedAddress = z.infer<typeof SavedAddress>
const AddressInput = Address.extend({ label: typed(60).optional(), isDefault: z.boolean().default(false) })

/** The same answer whether or not the account exists. */
const Accepted = z.strictObject({ accepted: z.literal(true) })
/** The mail is in the language of the page that asks for it, else in that of the registration. */
const MailRequest = z.strictObject({ email: Email, locale: LocaleId.optional() })
const addressParams = z.strictObject({ id: Id('adr') })

export const usersCards = {
  register: card({
    name: 'register',
    method: 'POST',
    path: '/auth/register',
    status: 202,
    idempotent: true,
    body: z.strictObject({
      email: Email,
      password: Password,
      name: typed(100).refine((text) => text.length > 0, 'Please tell us your name.'),
      companyName: typed(100).optional(),
      locale: LocaleId.optional(),
    }),
    reply: Accepted,
    who: 'anyone',
    audience: 'public',
    summary: 'Create an account; a mail with a verification link follows',
    problems: ['weak-password'],
  }),
  verifyEmail: card({
    name: 'verifyEmail',
    method: 'POST',
    path: '/auth/verify-email',
    idempotent: true,
    body: z.strictObject({ token: z.string().max(500) }),
    reply: z.strictObject({ verified: z.literal(true) }),
    who: 'anyone',
    audience: 'public',
    summary: 'Confirm an e-mail address and sign in',
    problems: ['bad-token'],
  }),
  resendVerification: card({
    name: 'resendVerification',
    method: 'POST',
    path: '/auth/resend-verification',
    status: 202,
    idempotent: true,
    body: MailRequest,
    reply: Accepted,
    who: 'anyone',
    audience: 'public',
    summary: 'Send the verification mail again',
  }),
  signIn: card({
    name: 'signIn',
    method: 'POST',
    path: '/auth/sign-in',
    idempotent: true,
    body: z.strictObject({ email: Email, password: z.string().max(256) }),
    reply: z.strictObject({ user: Profile }),
    who: 'anyone',
    audience: 'public',
    summary: 'Sign in; sets the session cookie',
    problems: ['bad-credentials', 'email-not-verified', 'too-many-attempts'],
  }),
  signOut: card({
    name: 'signOut',
    method: 'POST',
    path: '/auth/sign-out',
    idempotent: true,
    reply: z.strictObject({ signedOut: z.literal(true) }),
    who: 'anyone',
    audience: 'public',
    summary: 'End this session',
  }),
  requestPasswordReset: card({
    name: 'requestPasswordReset',
    method: 'POST',
    path: '/auth/request-password-reset',
    status: 202,
    idempotent: true,
    body: MailRequest,
    reply: Accepted,
    who: 'anyone',
    audience: 'public',
    summary: 'Send a reset link if the account exists',
  }),
  resetPassword: card({
    name: 'resetPassword',
    method: 'POST',
    path: '/auth/reset-password',
    idempotent: true,
    body: z.strictObject({ token: z.string().max(500), password: Password }),
    reply: z.strictObject({ reset: z.literal(true) }),
    who: 'anyone',
    audience: 'public',
    summary: 'Set a new password; every session ends',
    problems: ['bad-token', 'weak-password'],
  }),
  getMe: card({ name: 'getMe', method: 'GET', path: '/me', reply: Profile, who: 'buyer', audience: 'public', summary: 'My profile' }),
  updateMe: card({
    name: 'updateMe',
    method: 'PATCH',
    path: '/me',
    idempotent: true,
    body: z.strictObject({
      name: typed(100)
        .refine((text) => text.length > 0, 'Please tell us your name.')
        .optional(),
      companyName: typed(100).nullable().optional(),
      phone: typed(30).nullable().optional(),
    }),
    reply: Profile,
    who: 'buyer',
    audience: 'public',
    summary: 'Change my profile',
  }),
  listSessions: card({
    name: 'listSessions',
    method: 'GET',
    path: '/me/sessions',
    reply: z.strictObject({
      items: z.array(
        z.strictObject({
          id: z.string(),
          createdAt: z.string(),
          lastSeenAt: z.string(),
          userAgent: z.string().nullable(),
          current: z.boolean(),
        }),
      ),
    }),
    who: 'buyer',
    audience: 'public',
    summary: 'Where I am signed in',
  }),
  endSession: card({
    name: 'endSession',
    method: 'DELETE',
    path: '/me/sessions/:id',
    idempotent: true,
    params: z.strictObject({ id: z.string().max(100) }),
    reply: z.strictObject({ ended: z.literal(true) }),
    who: 'buyer',
    audience: 'public',
    summary: 'Sign a device out',
    problems: ['no-such-session'],
  }),
  listAddresses: card({
    name: 'listAddresses',
    method: 'GET',
    path: '/me/addresses',
    reply: z.strictObject({ items: z.array(SavedAddress).max(100) }),
    who: 'buyer',
    audience: 'public',
    summary: 'My addresses',
  }),
  addAddress: card({
    name: 'addAddress',
    method: 'POST',
    path: '/me/addresses',
    status: 201,
    idempotent: true,
    body: AddressInput,
    reply: SavedAddress,
    who: 'buyer',
    audience: 'public',
    summary: 'Save an address; it is checked by its country’s rules',
    problems: ['bad-address', 'too-many-addresses'],
  }),
  updateAddress: card({
    name: 'updateAddress',
    method: 'PUT',
    path: '/me/addresses/:id',
    idempotent: true,
    params: addressParams,
    body: AddressInput,
    reply: SavedAddress,
    who: 'buyer',
    audience: 'public',
    summary: 'Change an address',
    problems: ['bad-address', 'no-such-address'],
  }),
  removeAddress: card({
    name: 'removeAddress',
    method: 'DELETE',
    path: '/me/addresses/:id',
    idempotent: true,
    params: addressParams,
    reply: z.strictObject({ removed: z.literal(true) }),
    who: 'buyer',
    audience: 'public',
    summary: 'Remove an address',
    problems: ['no-such-address'],
  }),
  resolveSession: card({
    name: 'resolveSession',
    method: 'POST',
    path: '/internal/sessions/resolve',
    body: z.strictObject({ cookie: z.string().max(8_000) }),
    reply: z.strictObject({
      session: z
        .strictObject({
          sessionId: z.string(),
          userId: z.string(),
          role: Role,
          email: z.string(),
          name: z.string(),
          companyId: z.string().nullable(),
          expiresAt: z.string(),
        })
        .nullable(),
    }),
    who: 'service',
    audience: 'internal',
    summary: 'Who a session cookie belongs to, or null',
  }),
} as const
