'use client'
import { PayPalButtons, PayPalScriptProvider, usePayPalScriptReducer } from '@paypal/react-paypal-js'
import { type ReactNode, useMemo } from 'react'
import type { PayPalHandle } from './use-checkout.ts'

type Props = { clientId: string; currency: string; handle: PayPalHandle; children: ReactNode }

/**
 * PayPal's own buttons, which open its page in a window or a sheet of theirs. While they are not there, and where they do not come, the
 * children stand in their place: an ordinary button, which leads to the same page.
 */
export default function PayPalButtonsOr({ clientId, currency, handle, children }: Props) {
  const options = useMemo(() => ({ clientId, currency, intent: 'authorize', commit: true, components: 'buttons' }), [clientId, currency])
  return (
    <PayPalScriptProvider options={options}>
      <Buttons handle={handle}>{children}</Buttons>
    </PayPalScriptProvider>
  )
}

function Buttons({ handle, children }: Pick<Props, 'handle' | 'children'>) {
  const [{ isResolved }] = usePayPalScriptReducer()
  if (!isResolved) return children
  return (
    <PayPalButtons
      className="mt-5"
      style={{ layout: 'vertical', shape: 'rect', label: 'pay' }}
      createOrder={handle.createOrder}
      onApprove={async () => handle.approved()}
      onCancel={handle.left}
      onError={handle.left}
    >
      {children}
    </PayPalButtons>
  )
}
