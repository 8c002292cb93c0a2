/** A carton where a picture will be. */
export function NoPicture() {
  return (
    <svg viewBox="0 0 160 160" aria-hidden="true" className="h-full w-full opacity-60">
      <path d="M48 76 80 64l32 12v40l-32 12-32-12z" fill="var(--card)" stroke="var(--ink)" strokeWidth="2" strokeLinejoin="round" />
      <path d="m48 76 32 12 32-12M80 88v40M64 70l32 12v14" fill="none" stroke="var(--ink)" strokeWidth="2" strokeLinejoin="round" />
    </svg>
  )
}
