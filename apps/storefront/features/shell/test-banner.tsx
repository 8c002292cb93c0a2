/** Said on every page while payments are not real. */
export function TestBanner() {
  return <p className="bg-ink px-4 py-1.5 text-center text-paper text-sm">Demonstration: payments are tests, nothing ships.</p>
}
