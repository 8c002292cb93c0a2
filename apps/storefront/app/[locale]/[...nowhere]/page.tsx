import { notFound } from 'next/navigation'

/** Whatever no other page answers, so that what is said about it stands in the frame of the shop and in the reader's language. */
export default function Nowhere(): never {
  notFound()
}
