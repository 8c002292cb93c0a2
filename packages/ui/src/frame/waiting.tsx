import type { ReactNode } from 'react'

/** What stands in for a page on its way. It appears after 200 ms, so that short waits show nothing. */
export function Waiting({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="waiting">
      <p role="status" className="sr-only">
        {label}
      </p>
      <div aria-hidden="true">{children}</div>
    </div>
  )
}

/** A place that is kept free; its size is given by its class. */
export function Blank({ className = '' }: { className?: string }) {
  return <div className={`skeleton ${className}`} />
}

/** The outline of a ProductCard in the gallery, line for line. */
export function CardOutline() {
  return (
    <div className="product-card" data-density="gallery">
      <div className="product-card-sheet">
        <div className="outline-head" />
        <Blank className="plate-stage" />
        <div className="product-card-words">
          <p className="product-card-line">
            <OutlineText width="8rem" />
          </p>
          <p className="product-card-title">
            <span className="outline-title">
              <OutlineText width="11rem" />
            </span>
          </p>
        </div>
        <div className="product-card-money">
          <Blank className="outline-tag" />
          <p className="outline-case">
            <OutlineText width="100%" />
          </p>
        </div>
        <Blank className="product-card-action outline-button" />
      </div>
    </div>
  )
}

/** The outline of a LineSheet with so many rows. */
export function SheetOutline({ rows }: { rows: number }) {
  return (
    <div className="outline-sheet">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
        <div key={row}>
          <Blank className="outline-thumb" />
          <OutlineText width="14rem" />
          <Blank className="outline-field" />
        </div>
      ))}
    </div>
  )
}

/** One line of text as high as the text will be. */
export function OutlineText({ width }: { width: string }) {
  return <span className="outline-text" style={{ width }} />
}
