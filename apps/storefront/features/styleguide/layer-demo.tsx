'use client'
import { Button } from '@toyline/ui/controls/button'
import { Dialog } from '@toyline/ui/layers/dialog'
import { Sheet } from '@toyline/ui/layers/sheet'
import { showToast } from '@toyline/ui/layers/toast-store.ts'
import { Toasts } from '@toyline/ui/layers/toasts'
import { useState } from 'react'

export function LayerDemo() {
  const [open, setOpen] = useState<'dialog' | 'drawer' | null>(null)
  const [removed, setRemoved] = useState(0)
  const close = () => setOpen(null)
  const remove = () => {
    setRemoved(removed + 1)
    showToast({ text: 'Classic Bear Plush was removed.', action: { label: 'Undo', run: () => setRemoved((now) => now - 1) } })
  }
  return (
    <>
      <Button onClick={() => setOpen('dialog')}>Open the dialog</Button>
      <Button onClick={() => setOpen('drawer')}>Open the drawer</Button>
      <Button onClick={remove}>Remove a line</Button>
      <Button
        onClick={() =>
          showToast({ kind: 'problem', text: 'That was not added. The shop did not answer.', action: { label: 'Try again', run: remove } })
        }
      >
        Fail to add
      </Button>
      <span className="num text-ink-2 text-sm">{removed} removed</span>
      <Dialog
        open={open === 'dialog'}
        onClose={close}
        title="Reject the order?"
        closeLabel="Close"
        actions={
          <>
            <Button look="quiet" onClick={close}>
              Keep it
            </Button>
            <Button look="danger" onClick={close}>
              Reject
            </Button>
          </>
        }
      >
        <p>The buyer gets your reason and can rebuild the order in one step. Prices hold for seven days.</p>
      </Dialog>
      <Sheet
        open={open === 'drawer'}
        onClose={close}
        title="Filters"
        closeLabel="Close"
        actions={
          <Button look="primary" onClick={close}>
            Show 34 toys
          </Button>
        }
      >
        <p>What stands beside the toys on a desk comes from below on a phone.</p>
      </Sheet>
      <Toasts label="Notes" closeLabel="Close the note" />
    </>
  )
}
