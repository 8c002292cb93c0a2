type PaymentHosts = { scripts: string[]; frames: string[]; connects: string[]; images: string[]; opensWindows: boolean }

const STRIPE: PaymentHosts = {
  scripts: ['https://js.stripe.com', 'https://*.js.stripe.com'],
  frames: ['https://js.stripe.com', 'https://*.js.stripe.com', 'https://hooks.stripe.com'],
  connects: ['https://api.stripe.com'],
  images: ['https://*.stripe.com'],
  opensWindows: false,
}
const PAYPAL: PaymentHosts = {
  scripts: ['https://*.paypal.com', 'https://*.paypalobjects.com'],
  frames: ['https://*.paypal.com'],
  connects: ['https://*.paypal.com'],
  images: ['https://*.paypal.com', 'https://*.paypalobjects.com'],
  opensWindows: true,
}

/** Whom our pages may let in for the providers that are configured, and nobody else. */
export function paymentHosts({
  stripe,
  paypal,
  sandboxOrigin,
}: {
  stripe: boolean
  paypal: boolean
  sandboxOrigin: string | null
}): PaymentHosts {
  const hosts: Partial<PaymentHosts>[] = [
    ...(stripe ? [STRIPE] : []),
    ...(paypal ? [PAYPAL] : []),
    ...(sandboxOrigin ? [{ frames: [sandboxOrigin] }] : []),
  ]
  return {
    scripts: hosts.flatMap(({ scripts = [] }) => scripts),
    frames: hosts.flatMap(({ frames = [] }) => frames),
    connects: hosts.flatMap(({ connects = [] }) => connects),
    images: hosts.flatMap(({ images = [] }) => images),
    opensWindows: hosts.some(({ opensWindows = false }) => opensWindows),
  }
}
