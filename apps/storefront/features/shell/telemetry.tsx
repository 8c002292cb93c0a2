'use client'
import { useReportWebVitals } from 'next/web-vitals'
import { useEffect } from 'react'
import { noteError, noteVital, tell } from '#data/telemetry.ts'

type Vital = Parameters<Parameters<typeof useReportWebVitals>[0]>[0]

/** Hears how the page fares and what goes wrong in it, and tells the shop when it is put away. */
export function Telemetry() {
  useReportWebVitals(hear)
  useEffect(() => {
    const thrown = ({ error, message }: ErrorEvent) => noteError(error ?? message)
    const rejected = ({ reason }: PromiseRejectionEvent) => noteError(reason)
    // By then what is measured of it has been noted: that is done while the event is on its way down.
    const putAway = () => document.visibilityState === 'hidden' && tell()
    addEventListener('error', thrown)
    addEventListener('unhandledrejection', rejected)
    addEventListener('visibilitychange', putAway)
    return () => {
      removeEventListener('error', thrown)
      removeEventListener('unhandledrejection', rejected)
      removeEventListener('visibilitychange', putAway)
    }
  }, [])
  return null
}

function hear({ name, value }: Vital): void {
  if (name === 'LCP' || name === 'INP' || name === 'CLS') noteVital(name, value)
}
