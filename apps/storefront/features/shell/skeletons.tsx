import { useWords } from '#words/client.tsx'

const cards = (count: number) => Array.from({ length: count }, (_, index) => index)

/** The outline of the page at this path, with the geometry that the page will have. */
export function PageSkeleton({ path }: { path: string }) {
  const t = useWords('live')
  return (
    <div className="page pt-6">
      <p role="status" className="sr-only">
        {t('loading')}
      </p>
      <div aria-hidden="true">{outlineOf(path)}</div>
    </div>
  )
}

function outlineOf(path: string) {
  if (path.startsWith('/p/')) return <ProductOutline />
  if (path.startsWith('/c/') || path === '/products' || path === '/search') return <ListingOutline />
  if (path === '/cart' || path === '/checkout' || path.startsWith('/orders/')) return <LinesOutline />
  return <TextOutline />
}

function Bar({ className }: { className: string }) {
  return <div className={`skeleton ${className}`} />
}

function ListingOutline() {
  return (
    <>
      <Bar className="h-10 w-64" />
      <div className="mt-8 grid gap-8 lg:grid-cols-[15rem_1fr]">
        <Bar className="hidden h-[36rem] lg:block" />
        <div className="grid grid-cols-2 gap-x-4 gap-y-8 md:grid-cols-3 xl:grid-cols-4">
          {cards(12).map((card) => (
            <div key={card}>
              <Bar className="aspect-square" />
              <Bar className="mt-3 h-5 w-4/5" />
              <Bar className="mt-2 h-8 w-1/2" />
            </div>
          ))}
        </div>
      </div>
    </>
  )
}

function ProductOutline() {
  return (
    <div className="grid gap-8 pt-8 lg:grid-cols-[7fr_5fr]">
      <Bar className="aspect-square" />
      <div>
        <Bar className="h-10 w-4/5" />
        <Bar className="mt-6 h-12 w-48" />
        <Bar className="mt-8 h-40" />
        <Bar className="mt-8 h-12" />
      </div>
    </div>
  )
}

function LinesOutline() {
  return (
    <>
      <Bar className="h-10 w-48" />
      <div className="mt-8 grid gap-8 lg:grid-cols-[1fr_24rem]">
        <div>
          {cards(4).map((card) => (
            <Bar key={card} className="mb-4 h-28" />
          ))}
        </div>
        <Bar className="h-72" />
      </div>
    </>
  )
}

function TextOutline() {
  return (
    <>
      <Bar className="h-10 w-72" />
      <Bar className="mt-8 h-5 w-full max-w-xl" />
      <Bar className="mt-3 h-5 w-full max-w-lg" />
      <Bar className="mt-3 h-5 w-full max-w-md" />
    </>
  )
}
